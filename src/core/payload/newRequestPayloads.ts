import { interactiveKind, type NewPayload } from "./newPayloadKind.ts";

/** Interactive messages that ask for something: a form, a place, an address, a call, a phone number. */
export const newRequestPayloads: readonly NewPayload[] = [
  interactiveKind("flow", "Flow", "A button that opens a form with several screens", "checklist", {
    body: { text: "Book your workshop slot in a minute." },
    action: {
      name: "flow",
      parameters: { flow_message_version: "3", flow_id: "712345678901234", flow_cta: "Book now" },
    },
  }),
  interactiveKind(
    "location_request_message",
    "Location request",
    "Asks for the person's location",
    "compass",
    {
      body: { text: "Where should we pick up the bike?" },
      action: { name: "send_location" },
    },
  ),
  interactiveKind("address_message", "Address request", "Asks for a delivery address in India", "home", {
    body: { text: "Where should we deliver your order?" },
    action: { name: "address_message", parameters: { country: "IN" } },
  }),
  interactiveKind(
    "voice_call",
    "Call button",
    "A button that calls the business on WhatsApp",
    "call-outgoing",
    {
      body: { text: "Talk to the workshop now." },
      action: { name: "voice_call", parameters: { display_text: "Call workshop", ttl_minutes: 480 } },
    },
  ),
  interactiveKind(
    "call_permission_request",
    "Call permission",
    "Asks whether the business may call",
    "call-incoming",
    {
      body: { text: "May we call you about repair 88?" },
      action: { name: "call_permission_request" },
    },
  ),
  interactiveKind(
    "request_contact_info",
    "Phone number request",
    "Asks a person known by a username for the phone number",
    "person-add",
    {
      body: { text: "The courier needs a phone number. Would you share yours?" },
      action: { name: "request_contact_info" },
    },
  ),
];
