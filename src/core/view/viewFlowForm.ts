import type { Node } from "jsonc-parser";
import { clipped, field, spanOf, textOf } from "./jsonField.ts";
import type { FieldView, FormPage } from "./sheetPage.ts";
import type { SheetView } from "./view.ts";

/** A form of more fields is none that a phone shows. */
const mostFields = 60;

/** What opens when a flow is opened: the form itself is at Meta, so its first screen's data are its fields. */
export function viewFlowForm(parameters: Node | undefined, owner: Node, businessName: string): SheetView {
  const payload = field(parameters, "flow_action_payload");
  const screen = textOf(field(payload, "screen"));
  const data = field(payload, "data") ?? field(parameters, "flow_action_data");
  return {
    title: screen ? titleOf(screen) : "Form",
    sections: [],
    omitted: 0,
    page: formPage({
      note: noteOf(textOf(field(parameters, "flow_action")) ?? "navigate", data !== undefined),
      fields: fieldsOf(data ?? parameters ?? owner, data !== undefined),
      foot: `Managed by ${clipped(businessName, 80)}`,
    }),
  };
}

/** What the form sends back while nothing is changed in it. */
export function flowAnswers(parameters: Node | undefined): Record<string, unknown> {
  const data = field(parameters, "flow_action_payload", "data") ?? field(parameters, "flow_action_data");
  return Object.fromEntries(propertiesOf(data).map(({ name, node }) => [name, readValue(node)]));
}

/** A flow's own values, as they are written; everything but a text keeps its type. */
function readValue(node: Node): unknown {
  if (node.type === "array") return (node.children ?? []).map(readValue);
  if (node.type !== "object") return node.value;
  return Object.fromEntries(propertiesOf(node).map(it => [it.name, readValue(it.node)]));
}

function fieldsOf(data: Node, known: boolean): FieldView[] {
  const named = propertiesOf(known ? data : undefined);
  return named.slice(0, mostFields).map(({ name, node }) => ({
    name,
    label: clipped(titleOf(name), 80),
    value: clipped(textOf(node) ?? JSON.stringify(readValue(node)) ?? "", 4000),
    error: undefined,
    kind: "text",
    required: false,
    span: spanOf(node),
  }));
}

function propertiesOf(node: Node | undefined): { readonly name: string; readonly node: Node }[] {
  if (node?.type !== "object") return [];
  return (node.children ?? []).flatMap(({ children: [key, value] = [] }) =>
    key && value && typeof key.value === "string" && key.value !== ""
      ? [{ name: clipped(key.value, 200), node: value }]
      : [],
  );
}

function noteOf(action: string, hasData: boolean): string {
  if (action === "data_exchange")
    return "Your endpoint decides what the first screen shows. Add the fields that the form is to send back.";
  const known = hasData ? "These are the values that the message gives to it. Change" : "Add";
  return `The form itself is at Meta. ${known}${hasData ? " them, or add" : ""} the fields that it is to send back.`;
}

/** "CHOOSE_DAY" and "customerName" as people write them. */
export function titleOf(name: string): string {
  const words = name
    .replace(/([a-z\d])([A-Z])/g, "$1 $2")
    .replace(/[_-]+/g, " ")
    .trim()
    .toLowerCase();
  return `${words.slice(0, 1).toUpperCase()}${words.slice(1)}` || name;
}

function formPage(more: Pick<FormPage, "note" | "fields" | "foot">): FormPage {
  return { page: "form", open: true, choices: [], other: "", map: false, send: "Send", ...more };
}
