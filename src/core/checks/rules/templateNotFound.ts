import { replaceValue } from "../../document/edits.ts";
import { spanOf } from "../../document/locate.ts";
import { hasVariable } from "../../payload/variables.ts";
import type { TemplateDefinition } from "../../templates/templateDefinition.ts";
import { type CheckedPayload, placeAt, type Rule, type RuleFinding, valueAt } from "../finding.ts";
import { nearest } from "../nearest.ts";
import { shown } from "../wording.ts";

/** A template that the account does not have, or not in this language: error 132001 (Templates §2.5). */
export const templateNotFound: Rule = {
  code: "template-not-found",
  severity: "error",
  types: ["template"],
  check: payload => {
    const { templates } = payload.context;
    if (!templates || templates.length === 0) return [];
    const name = valueAt(payload, "template", "name");
    if (typeof name !== "string" || !/^[a-z0-9_]+$/.test(name)) return [];
    const named = templates.filter(it => it.name === name);
    return named.length === 0 ? [ofName(payload, name, templates)] : ofLanguage(payload, name, named);
  },
};

function ofName(
  payload: CheckedPayload,
  name: string,
  templates: readonly TemplateDefinition[],
): RuleFinding {
  const near = nearest(name, [...new Set(templates.map(it => it.name))]);
  const hint = near === undefined ? "" : ` Is ${shown(near)} meant?`;
  const { node } = placeAt(payload, "/template/name");
  return {
    message: `The account has no template ${shown(name)}.${hint}`,
    span: spanOf(node),
    pointer: "/template/name",
    fixes: () =>
      near !== undefined && node.value === name
        ? [{ title: `Change to ${shown(near)}`, edits: [replaceValue(node, near)], preferred: true }]
        : [],
  };
}

function ofLanguage(
  payload: CheckedPayload,
  name: string,
  named: readonly TemplateDefinition[],
): RuleFinding[] {
  const language = valueAt(payload, "template", "language", "code");
  if (typeof language !== "string" || language === "" || hasVariable(language)) return [];
  const languages = [...new Set(named.map(it => it.language))];
  // Another spelling of a code is the schema's to find.
  if (languages.some(it => plain(it) === plain(language))) return [];
  const near = languages.find(it => plain(it).slice(0, 2) === plain(language).slice(0, 2)) ?? languages[0];
  const offered =
    near === undefined ? [] : [near, ...languages.filter(it => it !== near)].slice(0, mostOffered);
  const more = languages.length > offered.length ? ` and ${languages.length - offered.length} more` : "";
  const pointer = "/template/language/code";
  const { node } = placeAt(payload, pointer);
  return [
    {
      message: `The template ${shown(name)} is there in ${offered.map(it => shown(it)).join(", ")}${more}, but not in ${shown(language)}.`,
      span: spanOf(node),
      pointer,
      fixes: () =>
        node.value === language
          ? offered.map((code, index) => ({
              title: `Change to ${shown(code)}`,
              edits: [replaceValue(node, code)],
              preferred: index === 0,
            }))
          : [],
    },
  ];
}

const mostOffered = 5;

const plain = (code: string): string => code.toLowerCase().replace("-", "_");
