import type { Node } from "jsonc-parser";
import { insertProperty, renameKey, replaceValue } from "../document/edits.ts";
import { parseDocument, type WamsgDocument } from "../document/parseDocument.ts";
import type { Edit } from "../problem.ts";
import type { MediaKind } from "./mediaFormats.ts";

/** A file that was uploaded. */
export interface UploadedMedia {
  readonly id: string;
  readonly kind: MediaKind;
  /** Shown by the client for documents. */
  readonly filename: string;
}

const kinds: readonly string[] = ["image", "video", "audio", "document", "sticker"];

/**
 * Puts an uploaded file where it fits: into the media object around the offset, else into that of the message around it,
 * else as a new message. `undefined` where the text is no JSON to put anything into.
 */
export function placeMedia(text: string, offset: number, media: UploadedMedia): readonly Edit[] | undefined {
  if (text.trim() === "") return [{ span: { start: 0, end: text.length }, text: newMessage(media) }];
  const document = parseDocument(text);
  if (document.faults.length > 0 || !document.root) return undefined;
  const around = mediaObjectAround(document.root, offset, media.kind);
  if (around) return withId(text, around, media.id);
  const payload = payloadAround(document, offset);
  if (payload?.type !== "object") return undefined;
  if (propertyOf(payload, "type")?.value !== media.kind) return undefined;
  const existing = propertyOf(payload, media.kind);
  if (existing?.type === "object") return withId(text, existing, media.id);
  return [
    insertProperty(text, payload, media.kind, mediaObject(media), [
      "messaging_product",
      "recipient_type",
      "to",
      "type",
    ]),
  ];
}

/** What is offered for a place: the kind of media that belongs there; `undefined`: any. */
export function kindAt(text: string, offset: number): MediaKind | undefined {
  const { root } = parseDocument(text);
  const around = root && mediaObjectAround(root, offset, undefined);
  const key = around?.parent?.children?.[0]?.value;
  return kinds.find(kind => kind === key) as MediaKind | undefined;
}

/** A media object as it stands in a message. */
export const mediaObject = ({ id, kind, filename }: UploadedMedia): Readonly<Record<string, string>> =>
  kind === "document" ? { id, filename } : { id };

/** The innermost object around an offset that is the value of `image`, `video` …; of one kind where that is given. */
function mediaObjectAround(node: Node, offset: number, kind: MediaKind | undefined): Node | undefined {
  if (offset < node.offset || offset > node.offset + node.length) return undefined;
  for (const child of node.children ?? []) {
    const inner = mediaObjectAround(child, offset, kind);
    if (inner) return inner;
  }
  const key = node.parent?.type === "property" ? String(node.parent.children?.[0]?.value) : "";
  const fits = kind === undefined ? kinds.includes(key) : key === kind;
  return node.type === "object" && node.parent?.children?.[1] === node && fits ? node : undefined;
}

/** An object has exactly one of `id` and `link` (messages §4): the link makes way. */
function withId(text: string, object: Node, id: string): readonly Edit[] {
  const known = propertyOf(object, "id");
  if (known) return [replaceValue(known, id)];
  const link = object.children?.find(it => it.children?.[0]?.value === "link");
  const [key, value] = link?.children ?? [];
  if (key && value) return [renameKey(key, "id"), replaceValue(value, id)];
  return [insertProperty(text, object, "id", id)];
}

function payloadAround({ payloads }: WamsgDocument, offset: number): Node | undefined {
  return payloads
    .map(({ node }) => node)
    .find(node => offset >= node.offset && offset <= node.offset + node.length);
}

const propertyOf = (object: Node, name: string): Node | undefined =>
  object.children?.find(it => it.children?.[0]?.value === name)?.children?.[1];

const newMessage = (media: UploadedMedia): string =>
  `${JSON.stringify(
    {
      messaging_product: "whatsapp",
      recipient_type: "individual",
      to: "${testNumber}",
      type: media.kind,
      [media.kind]: mediaObject(media),
    },
    null,
    2,
  )}\n`;
