import type { Node } from "jsonc-parser";
import { type Content, standIn } from "./content.ts";
import { clipped, field, textOf } from "./jsonField.ts";
import { viewInteractive } from "./viewInteractive.ts";
import { viewImage, viewLocation, viewTextMessage } from "./viewMessages.ts";
import { viewTemplate } from "./viewTemplate.ts";

const drawn: Readonly<Record<string, (content: Node | undefined, payload: Node) => Content>> = {
  text: viewTextMessage,
  image: viewImage,
  location: viewLocation,
  template: viewTemplate,
  interactive: viewInteractive,
};

/** The type of a payload: what `type` says, else the one content property that is there. */
export function typeOf(payload: Node): string | undefined {
  const type = textOf(field(payload, "type"));
  if (type) return type;
  return [...Object.keys(drawn), "reaction"].find(name => field(payload, name) !== undefined);
}

/** Draws what is there of a payload, however half-written. */
export function viewContent(payload: Node): Content {
  const type = payload.type === "object" ? typeOf(payload) : undefined;
  if (type !== undefined && Object.hasOwn(drawn, type)) {
    const draw = drawn[type];
    if (draw) return draw(field(payload, type), payload);
  }
  return standIn(payload, sentenceFor(payload, type));
}

function sentenceFor(payload: Node, type: string | undefined): string {
  if (payload.type !== "object") return "Not a message yet: a payload is an object in braces.";
  if (type === undefined) return "A message without a type. Add a type to see it here.";
  return `Preview of ${clipped(type, 40)} messages is not drawn yet.`;
}
