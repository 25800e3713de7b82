import assert from "node:assert/strict";
import { test } from "node:test";
import { summariseInbound } from "../../../src/core/delivery/summariseInbound.ts";

const cases: readonly (readonly [string, string, Record<string, unknown>])[] = [
  ["Do you repair e-bikes?", "text", { text: { body: "Do you repair\ne-bikes?" } }],
  ["image: The broken part", "image", { image: { id: "1", caption: "The broken part" } }],
  ["image", "image", { image: { id: "1" } }],
  ["video", "video", { video: {} }],
  [
    "document invoice.pdf: My invoice",
    "document",
    { document: { filename: "invoice.pdf", caption: "My invoice" } },
  ],
  ["voice message", "audio", { audio: { voice: true } }],
  ["audio", "audio", { audio: { voice: false } }],
  ["sticker", "sticker", { sticker: { animated: false } }],
  [
    "location: Example Cafe",
    "location",
    { location: { latitude: 48.2, longitude: 16.3, name: "Example Cafe" } },
  ],
  ["location: 48.2, 16.3", "location", { location: { latitude: 48.2, longitude: 16.3 } }],
  ["contact: Dana Rivers", "contacts", { contacts: [{ name: { formatted_name: "Dana Rivers" } }] }],
  ["reacted 👍", "reaction", { reaction: { message_id: "wamid.A", emoji: "👍" } }],
  ["took the reaction back", "reaction", { reaction: { message_id: "wamid.A" } }],
  [
    "tapped “Keep it” (svc-keep)",
    "interactive",
    { interactive: { type: "button_reply", button_reply: { id: "svc-keep", title: "Keep it" } } },
  ],
  [
    "tapped “Full service” (svc-full)",
    "interactive",
    { interactive: { type: "list_reply", list_reply: { id: "svc-full", title: "Full service" } } },
  ],
  [
    "nfm_reply: flow",
    "interactive",
    { interactive: { type: "nfm_reply", nfm_reply: { name: "flow", body: "Sent" } } },
  ],
  [
    "call_permission_reply: accept",
    "interactive",
    { interactive: { type: "call_permission_reply", call_permission_reply: { response: "accept" } } },
  ],
  ["tapped “Get help” (order-help)", "button", { button: { text: "Get help", payload: "order-help" } }],
  ["order of 2 products", "order", { order: { product_items: [{}, {}] } }],
  ["User changed number", "system", { system: { body: "User changed number" } }],
  ["edited a message", "edit", { edit: {} }],
  ["deleted a message", "revoke", {}],
  ["unsupported poll", "unsupported", { unsupported: { type: "poll" } }],
  ["hologram", "hologram", { hologram: { depth: 3 } }],
  ["constructor", "constructor", {}],
  ["interactive", "interactive", { interactive: "tap" }],
  ["text", "text", { text: { body: 7 } }],
];

for (const [summary, type, message] of cases) {
  test(`${type} ${JSON.stringify(message)} reads “${summary}”`, () => {
    assert.equal(summariseInbound(type, message), summary);
  });
}
