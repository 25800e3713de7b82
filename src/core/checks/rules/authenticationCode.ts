import { replaceValue } from "../../document/edits.ts";
import { spanOf } from "../../document/locate.ts";
import { hasVariable } from "../../payload/variables.ts";
import { type CheckedPayload, placeAt, type Rule, type RuleFinding } from "../finding.ts";
import { characterCount, counted, shown } from "../wording.ts";
import { definitionOf } from "./definedParts.ts";
import { type ComponentPlace, componentsAt } from "./templateComponents.ts";
import { path, valuesAlong } from "./valuesAlong.ts";

/**
 * The code of an authentication template: the same in body and button, at most 15 characters, no address and no emoji
 * (Templates §1.5). Only where the definition says that the template is one.
 */
export const authenticationCode: Rule = {
  code: "authentication-code",
  severity: "error",
  types: ["template"],
  check: payload => {
    if (definitionOf(payload)?.category !== "AUTHENTICATION") return [];
    const components = componentsAt(payload.value.template, "/template");
    const body = codeOf(components.find(({ type }) => type === "body"));
    const button = codeOf(components.find(({ type }) => type === "button"));
    const findings = [body, button].flatMap(code => (code ? ofCode(payload, code) : []));
    if (!body || !button || body.value === button.value || findings.length > 0) return findings;
    const { node } = placeAt(payload, button.pointer);
    return [
      {
        message: `The button fills in the code of the body, ${shown(body.value)}; here it is ${shown(button.value)}.`,
        span: spanOf(node),
        pointer: button.pointer,
        fixes: () => [
          {
            title: `Change to ${shown(body.value)}`,
            edits: [replaceValue(node, body.value)],
            preferred: true,
          },
        ],
      },
    ];
  },
};

interface Code {
  readonly pointer: string;
  readonly value: string;
}

function codeOf(component: ComponentPlace | undefined): Code | undefined {
  if (!component) return undefined;
  const [first] = valuesAlong(component.value, path("parameters/*/text"), component.pointer);
  return typeof first?.value === "string" && first.value !== "" && !hasVariable(first.value)
    ? { pointer: first.pointer, value: first.value }
    : undefined;
}

function ofCode(payload: CheckedPayload, { pointer, value }: Code): RuleFinding[] {
  const length = characterCount(value);
  const fault =
    length > longest
      ? `A code has at most ${longest} characters; this one has ${counted(length, "character")}.`
      : /https?:|www\.|\p{Emoji_Presentation}/iu.test(value)
        ? `A code holds no address and no emoji; this one is ${shown(value)}.`
        : undefined;
  return fault === undefined
    ? []
    : [{ message: fault, span: spanOf(placeAt(payload, pointer).node), pointer }];
}

const longest = 15;
