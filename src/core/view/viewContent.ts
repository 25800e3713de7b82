import type { Node } from "jsonc-parser";
import { type Content, standIn } from "./content.ts";
import { clipped, field, textOf } from "./jsonField.ts";
import { viewAudio } from "./viewAudio.ts";
import { viewContacts } from "./viewContacts.ts";
import type { ViewContext } from "./viewContext.ts";
import { viewInteractive } from "./viewInteractive.ts";
import { viewFile, viewImage, viewLocation, viewTextMessage, viewVideo } from "./viewMessages.ts";
import { viewSticker } from "./viewSticker.ts";
import { viewTemplate } from "./viewTemplate.ts";

type Draw = (content: Node | undefined, payload: Node, context: ViewContext) => Content;

const drawn: Readonly<Record<string, Draw>> = {
  text: viewTextMessage,
  image: viewImage,
  video: viewVideo,
  document: viewFile,
  audio: viewAudio,
  sticker: viewSticker,
  location: viewLocation,
  contacts: viewContacts,
  template: viewTemplate,
  interactive: viewInteractive,
};

/** The type of a payload: what `type` says, else the one content property that is there. */
export function typeOf(payload: Node): string | undefined {
  const type = textOf(field(payload, "type"));
  if (type) return type;
  return [...Object.keys(drawn), "reaction", "pin"].find(name => field(payload, name) !== undefined);
}

/** Draws what is there of a payload, however half-written. */
export function viewContent(payload: Node, context: ViewContext): Content {
  const type = payload.type === "object" ? typeOf(payload) : undefined;
  if (type !== undefined && Object.hasOwn(drawn, type)) {
    const draw = drawn[type];
    if (draw) return draw(field(payload, type), payload, context);
  }
  return standIn(payload, sentenceFor(payload, type));
}

function sentenceFor(payload: Node, type: string | undefined): string {
  if (payload.type !== "object") return "Not a message yet: a payload is an object in braces.";
  if (type === undefined) return "A message without a type. Add a type to see it here.";
  return `Preview of ${clipped(type, 40)} messages is not drawn yet.`;
}
