import { appendItem, insertProperty } from "../../document/edits.ts";
import type { Fix } from "../../problem.ts";
import type { TemplateButton, TemplateHeader, TemplateText } from "../../templates/templateDefinition.ts";
import type { CheckedPayload } from "../finding.ts";
import type { DefinedPart } from "./definedParts.ts";

/** Adds a component that is missing; none where the list of components is something else. */
export function insertComponent(payload: CheckedPayload, { owner }: DefinedPart, component: unknown): Fix[] {
  const parent = payload.locate(owner)?.node;
  const list = payload.locate(`${owner}/components`)?.node;
  if (parent?.type !== "object" || (list && list.type !== "array")) return [];
  const edit = list
    ? appendItem(payload.text, list, component)
    : insertProperty(payload.text, parent, "components", [component], ["name", "language", "card_index"]);
  return [{ title: "Insert what is missing", edits: [edit], preferred: true }];
}

/** A component that fills a text, with the examples of the definition where it has some. */
export const textComponent = (
  type: "header" | "body",
  { variables, examples }: TemplateText,
  named: boolean,
): unknown => ({
  type,
  parameters: variables.map(name => ({
    type: "text",
    ...(named && { parameter_name: name }),
    text: (Object.hasOwn(examples, name) ? examples[name] : undefined) || "…",
  })),
});

/** A component for a header that is no text; `undefined` where only the person knows what belongs into it. */
export function mediaComponent({ format }: TemplateHeader): unknown {
  const kind = format.toLowerCase();
  return Object.hasOwn(headers, kind)
    ? { type: "header", parameters: [{ type: kind, [kind]: headers[kind] }] }
    : undefined;
}

const headers: Readonly<Record<string, unknown>> = {
  image: { link: "https://www.example.com/picture.jpg" },
  video: { link: "https://www.example.com/video.mp4" },
  gif: { link: "https://www.example.com/video.mp4" },
  document: { link: "https://www.example.com/file.pdf", filename: "file.pdf" },
  location: { latitude: "48.20849", longitude: "16.37208", name: "Name", address: "Address" },
};

/** A component for a button; `undefined` where only the person knows what belongs into it. */
export function buttonComponent({ type }: TemplateButton, index: number): unknown {
  const component = (subType: string, parameter: unknown) => ({
    type: "button",
    sub_type: subType,
    index: String(index),
    parameters: [parameter],
  });
  if (type === "URL" || type === "OTP") return component("url", { type: "text", text: "…" });
  return type === "COPY_CODE"
    ? component("copy_code", { type: "coupon_code", coupon_code: "CODE10" })
    : undefined;
}
