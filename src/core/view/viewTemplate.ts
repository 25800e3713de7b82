import type { Node } from "jsonc-parser";
import { type Content, plainContent } from "./content.ts";
import { clipped, field, items, spanOf, textOf } from "./jsonField.ts";
import type { BlockView, ParameterView } from "./view.ts";
import { viewMedia } from "./viewMedia.ts";
import { viewMap } from "./viewMessages.ts";
import { viewTemplateButton } from "./viewTemplateButton.ts";

/** Meta allows ten buttons, and few parameters. */
const mostRows = 20;
const mostParameters = 100;

/** A template has a header and a body in these parts; others are not drawn yet. */
const drawnComponents = ["header", "body", "button"];

/**
 * What a send payload says of a template: its name, its language and the values that go into it. The text itself is at
 * Meta, so the values stand in its place.
 */
export function viewTemplate(content: Node | undefined, payload: Node): Content {
  const owner = content ?? payload;
  const name = textOf(field(content, "name")) || "no name yet";
  const language = textOf(field(content, "language", "code")) || undefined;
  const components = items(field(content, "components")).slice(0, 200);
  const ofType = (type: string) => components.filter(it => typeOfComponent(it) === type);
  const buttons = ofType("button");
  return {
    ...plainContent,
    kind: "Template message",
    summary: clipped(name, 120),
    blocks: [
      ...ofType("header").slice(0, 1).flatMap(viewHeader),
      viewBody(ofType("body")[0], owner),
      ...components
        .filter(it => !drawnComponents.includes(typeOfComponent(it)))
        .slice(0, 3)
        .map(viewOther),
    ],
    rows: buttons.slice(0, mostRows).map(viewTemplateButton),
    omittedRows: Math.max(0, buttons.length - mostRows),
    wide: true,
    language: language?.replaceAll("_", "-"),
    tooling: {
      text: `Template ${clipped(name, 80)} · ${clipped(language ?? "no language yet", 20)}. Its text is at Meta; shown are the values sent with it.`,
      span: spanOf(field(content, "name") ?? owner),
    },
    quotes: false,
  };
}

/** Meta's pages write these in both cases. */
function typeOfComponent(component: Node): string {
  return (textOf(field(component, "type")) ?? "").toLowerCase();
}

function viewHeader(component: Node): BlockView[] {
  const parameter = items(field(component, "parameters"))[0];
  if (parameter === undefined) return [];
  const type = textOf(field(parameter, "type"));
  if (type === "image" || type === "video" || type === "document" || type === "gif")
    return [viewMedia(type, field(parameter, type), parameter, "header")];
  if (type === "location") return [viewMap(field(parameter, type), parameter)];
  return [{ block: "parameters", title: "Header", values: [viewParameter(parameter, 0)] }];
}

function viewBody(component: Node | undefined, owner: Node): BlockView {
  const parameters = items(field(component, "parameters")).slice(0, mostParameters);
  if (parameters.length === 0)
    return {
      block: "placeholder",
      text: "The approved text of the template",
      span: spanOf(component ?? owner),
    };
  return { block: "parameters", title: "Body", values: parameters.map(viewParameter) };
}

function viewOther(component: Node): BlockView {
  const type = clipped(typeOfComponent(component) || "unnamed", 40);
  return {
    block: "standIn",
    text: `Preview of ${type} components is not drawn yet.`,
    span: spanOf(component),
  };
}

/** Named or by position, as the template has it. Cloud API always shows a currency's and a date's fallback. */
function viewParameter(parameter: Node, index: number): ParameterView {
  const type = textOf(field(parameter, "type"));
  const value =
    textOf(field(parameter, "text")) ||
    textOf(field(parameter, "currency", "fallback_value")) ||
    textOf(field(parameter, "date_time", "fallback_value"));
  return {
    label: `{{${clipped(textOf(field(parameter, "parameter_name")) || String(index + 1), 40)}}}`,
    value: clipped(value ?? (type && type !== "text" ? `${clipped(type, 40)} value` : "no value yet"), 1000),
    span: spanOf(parameter),
    faint: !value,
  };
}
