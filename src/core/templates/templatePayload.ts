import { placeholder } from "../payload/newPayloadKind.ts";
import { buttonParameters, type Filling } from "./buttonParameters.ts";
import type {
  TemplateContent,
  TemplateDefinition,
  TemplateHeader,
  TemplateText,
} from "./templateDefinition.ts";

/**
 * A message to the test number that fills every variable of a template: with the definition's own examples, else with values
 * that say what belongs there. `nowMs` dates offers that end.
 */
export function templatePayload(definition: TemplateDefinition, nowMs: number): Record<string, unknown> {
  const { name, language, cards } = definition;
  const components = [
    ...contentComponents(definition.content, definition, nowMs),
    ...(cards.length > 0
      ? [
          {
            type: "carousel",
            cards: cards.map((card, index) => ({
              card_index: index,
              components: contentComponents(card, definition, nowMs),
            })),
          },
        ]
      : []),
  ];
  return {
    messaging_product: "whatsapp",
    to: placeholder("testNumber"),
    type: "template",
    template: { name, language: { code: language }, ...(components.length > 0 && { components }) },
  };
}

function contentComponents(
  content: TemplateContent,
  definition: TemplateDefinition,
  nowMs: number,
): readonly object[] {
  const { header, body, buttons } = content;
  const named = definition.format === "named";
  const authentication = definition.category === "AUTHENTICATION";
  const code = authentication ? exampleOf(body, "1", "482913").slice(0, 15) : undefined;
  const offer = content === definition.content && definition.offer !== undefined;
  const filling: Filling = { code, offer, template: definition.name };
  return [
    ...(header ? headerComponents(header, named) : []),
    ...(offer ? [offerComponent(nowMs)] : []),
    ...(body && body.variables.length > 0 ? [textComponent("body", body, named, code)] : []),
    ...buttons.flatMap((button, index) => {
      const filled = buttonParameters(button, filling);
      return filled ? [{ type: "button", ...filled, index: String(index) }] : [];
    }),
  ];
}

function headerComponents(header: TemplateHeader, named: boolean): readonly object[] {
  if (header.format === "TEXT")
    return header.variables.length > 0 ? [textComponent("header", header, named)] : [];
  const parameter = Object.hasOwn(headers, header.format) ? headers[header.format] : undefined;
  return parameter ? [{ type: "header", parameters: [parameter] }] : [];
}

/** What fills each format of a header (Templates §1.3). */
const headers: Readonly<Record<string, object>> = {
  IMAGE: { type: "image", image: { link: "https://www.example.com/picture.jpg" } },
  VIDEO: { type: "video", video: { link: "https://www.example.com/video.mp4" } },
  GIF: { type: "video", video: { link: "https://www.example.com/video.mp4" } },
  DOCUMENT: {
    type: "document",
    document: { link: "https://www.example.com/file.pdf", filename: "file.pdf" },
  },
  LOCATION: {
    type: "location",
    location: {
      latitude: "48.20849",
      longitude: "16.37208",
      name: "Example Bikes",
      address: "1 Sample Square",
    },
  },
  PRODUCT: {
    type: "product",
    product: { product_retailer_id: "BELL-01", catalog_id: "901234567890123" },
  },
};

const textComponent = (
  type: "header" | "body",
  text: TemplateText,
  named: boolean,
  code?: string,
): object => ({
  type,
  parameters: text.variables.map(name => ({
    type: "text",
    ...(named && { parameter_name: name }),
    text: code ?? exampleOf(text, name, /^\d+$/.test(name) ? `value ${name}` : name.replaceAll("_", " ")),
  })),
});

function exampleOf(text: TemplateText | undefined, name: string, otherwise: string): string {
  return (text && Object.hasOwn(text.examples, name) ? text.examples[name] : undefined) || otherwise;
}

/** The offer ends in a week, at a full hour. */
function offerComponent(nowMs: number): object {
  const hourMs = 3_600_000;
  const endMs = Math.ceil(nowMs / hourMs) * hourMs + 7 * 24 * hourMs;
  return {
    type: "limited_time_offer",
    parameters: [{ type: "limited_time_offer", limited_time_offer: { expiration_time_ms: endMs } }],
  };
}
