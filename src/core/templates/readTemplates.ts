import { setOwn } from "../document/plainValue.ts";
import type {
  TemplateButton,
  TemplateContent,
  TemplateDefinition,
  TemplateHeader,
  TemplateText,
} from "./templateDefinition.ts";
import { templateVariables } from "./templateVariables.ts";

/**
 * Reads what `GET /<WABA_ID>/message_templates` returns: the answer with `data`, its array alone, or one template. What is no
 * template, or has neither name nor language, is left out; whatever else is missing or of another kind counts as not there.
 */
export function readTemplates(value: unknown): readonly TemplateDefinition[] {
  const list = Array.isArray(value) ? value : isObject(value) ? (value.data ?? [value]) : [];
  return items(list).flatMap(it => {
    const template = readTemplate(it);
    return template ? [template] : [];
  });
}

function readTemplate(value: Json): TemplateDefinition | undefined {
  const name = text(value.name);
  const language = text(value.language) ?? text(object(value.language).code);
  if (!name || !language) return undefined;
  const category = capitals(value.category);
  const components = items(value.components);
  const content = readContent(components, category === "AUTHENTICATION");
  const cards = items(ofType(components, "CAROUSEL")?.cards).map(card =>
    readContent(items(card.components), false),
  );
  const offer = ofType(components, "LIMITED_TIME_OFFER");
  return {
    name,
    language,
    status: capitals(value.status),
    category,
    format: formatOf(value, [content, ...cards]),
    ...readTtl(value.message_send_ttl_seconds),
    content,
    footer: text(ofType(components, "FOOTER")?.text),
    cards,
    offer: offer && (text(object(offer.limited_time_offer).text) ?? ""),
  };
}

/** Meta writes it as a number; a hand that edits the file may write a text. */
function readTtl(value: unknown): { readonly ttlSeconds?: number } {
  const seconds = typeof value === "string" && value.trim() !== "" ? Number(value) : value;
  return typeof seconds === "number" && Number.isSafeInteger(seconds) && seconds !== 0
    ? { ttlSeconds: seconds }
    : {};
}

/** The declared format; where there is none, variables tell it: a name is no number. */
function formatOf(value: Json, contents: readonly TemplateContent[]): "named" | "positional" {
  const declared = capitals(value.parameter_format);
  if (declared !== "") return declared === "NAMED" ? "named" : "positional";
  const variables = contents.flatMap(({ header, body }) => [
    ...(header?.variables ?? []),
    ...(body?.variables ?? []),
  ]);
  return variables.some(name => /\D/.test(name)) ? "named" : "positional";
}

function readContent(components: readonly Json[], authentication: boolean): TemplateContent {
  const header = ofType(components, "HEADER");
  const body = ofType(components, "BODY");
  return {
    header: header && readHeader(header),
    body: body && readBody(body, authentication),
    buttons: items(ofType(components, "BUTTONS")?.buttons).map(readButton),
  };
}

function readHeader(header: Json): TemplateHeader {
  const example = object(header.example);
  const format = capitals(header.format) || "TEXT";
  const written = format === "TEXT" ? (text(header.text) ?? "") : "";
  return { format, ...withExamples(written, example.header_text, example.header_text_named_params) };
}

/** The body of an authentication template is the client's own: one variable, the code (Templates §2.2). */
function readBody(body: Json, authentication: boolean): TemplateText {
  const example = object(body.example);
  const written = text(body.text) ?? (authentication ? "{{1}}" : "");
  return withExamples(written, example.body_text, example.body_text_named_params);
}

function readButton(button: Json): TemplateButton {
  const url = text(button.url);
  const [example] = [button.example].flat(2);
  return {
    type: capitals(button.type),
    text: text(button.text) ?? "",
    url: url === undefined ? undefined : withExamples(url, undefined, undefined),
    phoneNumber: text(button.phone_number),
    ...(typeof example === "string" && { example }),
  };
}

/** Examples come as `"x"`, `["x"]` or `[["x"]]`, in the order of the variables, or by name (Templates §2.2). */
function withExamples(written: string, ordered: unknown, named: unknown): TemplateText {
  const variables = templateVariables(written);
  const examples: Record<string, string> = {};
  const values = [ordered].flat(2);
  for (const [index, variable] of variables.entries()) {
    const value = values[index];
    if (typeof value === "string") setOwn(examples, variable, value);
  }
  for (const { param_name: name, example } of items(named)) {
    if (typeof name === "string" && typeof example === "string") setOwn(examples, name, example);
  }
  return { text: written, variables, examples };
}

type Json = Readonly<Record<string, unknown>>;

const isObject = (value: unknown): value is Json =>
  typeof value === "object" && value !== null && !Array.isArray(value);

const object = (value: unknown): Json => (isObject(value) ? value : {});

/** The objects of an array. */
const items = (value: unknown): readonly Json[] => (Array.isArray(value) ? value.filter(isObject) : []);

const ofType = (components: readonly Json[], type: string): Json | undefined =>
  components.find(component => capitals(component.type) === type);

const text = (value: unknown): string | undefined => (typeof value === "string" ? value : undefined);

/** Types and states come in both cases. */
const capitals = (value: unknown): string => text(value)?.toUpperCase() ?? "";
