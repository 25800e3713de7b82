import { kind, type NewPayload, placeholder, whole } from "./newPayloadKind.ts";

/** What is no message of its own: pins of a group, read receipts, the sign that one is typing. */
export const newSignalPayloads: readonly NewPayload[] = [
  kind("pin", "Pin", "Pins a message of a group for 1 to 30 days", "pin", {
    recipient_type: "group",
    to: "id-of-the-group",
    type: "pin",
    pin: { type: "pin", message_id: placeholder("lastInboundId"), expiration_days: 7 },
  }),
  whole("read-receipt", "Read receipt", "Marks the newest message of the test number as read", "check-all", {
    status: "read",
    message_id: placeholder("lastInboundId"),
  }),
  whole("typing-indicator", "Typing indicator", "Marks as read and shows that you are typing", "ellipsis", {
    status: "read",
    message_id: placeholder("lastInboundId"),
    typing_indicator: { type: "text" },
  }),
];
