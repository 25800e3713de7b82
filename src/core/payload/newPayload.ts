/** A kind of message that can be begun from a valid example. */
export interface NewPayload {
  /** Names the file too: `text`, `interactive-list`. */
  readonly id: string;
  readonly label: string;
  readonly detail: string;
  /** Name of a codicon. */
  readonly icon: string;
  /** The example as pretty-printed JSON; it goes to `${testNumber}` and has no problem. */
  readonly text: string;
}

/** Every kind that `New Message…` offers, the simple ones first. */
export const newPayloads: readonly NewPayload[] = [
  kind("text", "Text", "Words, with formatting, emoji and links", "comment", {
    type: "text",
    text: { body: "Hello! How can we help you?", preview_url: false },
  }),
  kind("image", "Image", "A JPEG or PNG picture with a caption", "device-camera", {
    type: "image",
    image: { link: "https://www.example.com/picture.jpg", caption: "What the picture shows" },
  }),
  kind("location", "Location", "A place on the map, with name and address", "location", {
    type: "location",
    location: {
      latitude: "53.5436",
      longitude: "9.9885",
      name: "Our shop",
      address: "Quay Street 4, 20457 Hamburg",
    },
  }),
  kind("reaction", "Reaction", "An emoji on a message of the customer", "smiley", {
    type: "reaction",
    reaction: { message_id: "${lastInboundId}", emoji: "👍" },
  }),
  kind(
    "template",
    "Template",
    "An approved template with its values; the only kind outside the 24 hours",
    "note",
    {
      type: "template",
      template: {
        name: "order_update",
        language: { code: "en_US" },
        components: [{ type: "body", parameters: [{ type: "text", text: "Robin" }] }],
      },
    },
  ),
  kind("interactive-button", "Reply buttons", "A question with up to three buttons", "primitive-square", {
    type: "interactive",
    interactive: {
      type: "button",
      body: { text: "Shall we keep your place?" },
      action: {
        buttons: [
          { type: "reply", reply: { id: "keep", title: "Yes, keep it" } },
          { type: "reply", reply: { id: "cancel", title: "No, thank you" } },
        ],
      },
    },
  }),
  kind("interactive-list", "List", "A button that opens up to ten choices", "list-unordered", {
    type: "interactive",
    interactive: {
      type: "list",
      body: { text: "What would you like to book?" },
      action: {
        button: "See choices",
        sections: [
          {
            title: "Services",
            rows: [
              { id: "small", title: "Small service", description: "About an hour" },
              { id: "large", title: "Large service", description: "Half a day" },
            ],
          },
        ],
      },
    },
  }),
  kind("interactive-cta_url", "Link button", "A button that opens a web page", "link-external", {
    type: "interactive",
    interactive: {
      type: "cta_url",
      body: { text: "Pick a time that suits you." },
      action: {
        name: "cta_url",
        parameters: { display_text: "Book online", url: "https://www.example.com/book" },
      },
    },
  }),
];

function kind(
  id: string,
  label: string,
  detail: string,
  icon: string,
  content: Readonly<Record<string, unknown>>,
): NewPayload {
  const payload = {
    messaging_product: "whatsapp",
    recipient_type: "individual",
    to: "${testNumber}",
    ...content,
  };
  return { id, label, detail, icon, text: `${JSON.stringify(payload, null, 2)}\n` };
}
