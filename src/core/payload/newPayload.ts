import { newCommercePayloads } from "./newCommercePayloads.ts";
import { newMediaPayloads } from "./newMediaPayloads.ts";
import { newOrderPayloads } from "./newOrderPayloads.ts";
import { kind, type NewPayload, placeholder } from "./newPayloadKind.ts";
import { newRequestPayloads } from "./newRequestPayloads.ts";
import { newSignalPayloads } from "./newSignalPayloads.ts";
import { newTemplatePayloads } from "./newTemplatePayloads.ts";

/** What `New Message…` offers, the most usual first. */
export const newPayloads: readonly NewPayload[] = [
  kind("text", "Text", "Up to 4096 characters, with an optional link preview", "comment", {
    type: "text",
    text: { body: "Hello! Your table is ready." },
  }),
  kind("image", "Image", "A JPEG or PNG with an optional caption", "file-media", {
    type: "image",
    image: { link: "https://www.example.com/picture.jpg", caption: "Our terrace this evening" },
  }),
  kind("interactive-button", "Reply buttons", "A question with up to three buttons", "layout-panel", {
    type: "interactive",
    interactive: {
      type: "button",
      body: { text: "Is 10:00 tomorrow still fine for you?" },
      action: {
        buttons: [
          { type: "reply", reply: { id: "keep", title: "Yes, keep it" } },
          { type: "reply", reply: { id: "move", title: "No, move it" } },
        ],
      },
    },
  }),
  kind("interactive-list", "List", "Up to ten rows behind one button", "list-unordered", {
    type: "interactive",
    interactive: {
      type: "list",
      body: { text: "Which service would you like to book?" },
      action: {
        button: "See services",
        sections: [
          {
            title: "Maintenance",
            rows: [
              { id: "basic", title: "Basic tune-up", description: "Brakes, gears, tyre pressure" },
              { id: "full", title: "Full service", description: "Everything taken apart and cleaned" },
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
      body: { text: "Your repair report is ready." },
      action: {
        name: "cta_url",
        parameters: { display_text: "Open report", url: "https://www.example.com/reports/88" },
      },
    },
  }),
  kind(
    "template",
    "Template",
    "An approved template: also outside the customer service window",
    "file-code",
    {
      type: "template",
      template: {
        name: "order_update",
        language: { code: "en_US" },
        components: [{ type: "body", parameters: [{ type: "text", text: "Robin" }] }],
      },
    },
  ),
  kind("location", "Location", "A point on the map, with name and address", "location", {
    type: "location",
    location: {
      latitude: "48.20849",
      longitude: "16.37208",
      name: "Example Bikes",
      address: "1 Sample Square",
    },
  }),
  kind("reaction", "Reaction", "An emoji on the newest message of the test number", "reactions", {
    type: "reaction",
    reaction: { message_id: placeholder("lastInboundId"), emoji: "👍" },
  }),
  ...newMediaPayloads,
  ...newRequestPayloads,
  ...newCommercePayloads,
  ...newOrderPayloads,
  ...newTemplatePayloads,
  ...newSignalPayloads,
];
