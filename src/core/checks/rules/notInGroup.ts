import { spanOf } from "../../document/locate.ts";
import { type CheckedPayload, isObject, placeAt, type Rule, type RuleFinding, valueAt } from "../finding.ts";
import { shown } from "../wording.ts";
import { definitionOf } from "./definedParts.ts";
import { path, valuesAlong } from "./valuesAlong.ts";

/**
 * What a group does not take (Messages §12, Preview §2.18): interactive, commerce and call content is excluded; location,
 * contacts and reactions are not in the list of what is supported, which is why they are a warning only.
 */
export const notInGroup: Rule = {
  code: "not-in-group",
  severity: "error",
  types: ["interactive", "location", "contacts", "reaction", "template"],
  check: payload => {
    if (payload.value.recipient_type !== "group") return [];
    const { type } = payload.value;
    if (type === "template") return ofTemplate(payload);
    return [
      {
        message:
          type === "interactive"
            ? `A group takes no interactive messages: ${taken}.`
            : `Messages of type ${shown(type)} are not among what a group takes: ${taken}.`,
        severity: type === "interactive" ? "error" : "warning",
        span: spanOf(placeAt(payload, "/type").node),
        pointer: "/type",
      },
    ];
  },
};

const taken = "text, media, templates with text or media, and pins";

/** Parts of a template that sell or call, and authentication templates where the definition tells. */
function ofTemplate(payload: CheckedPayload): RuleFinding[] {
  if (definitionOf(payload)?.category === "AUTHENTICATION") {
    const { node } = placeAt(payload, "/template/name");
    const message = `A group takes no authentication templates; ${shown(node.value)} is one.`;
    return [{ message, span: spanOf(node), pointer: "/template/name" }];
  }
  const template = valueAt(payload, "template");
  const buttons = valuesAlong(template, components, "/template").filter(
    ({ value }) =>
      isObject(value) && typeof value.sub_type === "string" && excluded.has(value.sub_type.toLowerCase()),
  );
  const products = [
    ...valuesAlong(template, headers, "/template"),
    ...valuesAlong(template, cardHeaders, "/template"),
  ].filter(({ value }) => value === "product");
  return [
    ...buttons.map(({ pointer }) => `${pointer}/sub_type`),
    ...products.map(({ pointer }) => pointer),
  ].map(pointer => {
    const { node } = placeAt(payload, pointer);
    return {
      message: `A group takes no templates that sell or call; this one has ${shown(node.value)}.`,
      span: spanOf(node),
      pointer,
    };
  });
}

const components = path("components/*");
const headers = path("components/*/parameters/*/type");
const cardHeaders = path("components/*/cards/*/components/*/parameters/*/type");
const excluded = new Set(["catalog", "mpm", "order_details", "voice_call"]);
