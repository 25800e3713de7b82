import { fillText } from "./filledText.ts";
import { clipped, field, spanOf, textOf } from "./jsonField.ts";
import { componentsOfType, firstParameter, type TemplatePart } from "./templatePart.ts";
import type { BlockView } from "./view.ts";
import { viewMedia } from "./viewMedia.ts";
import { viewMap } from "./viewMessages.ts";
import { viewParameters } from "./viewParameters.ts";
import { viewProduct } from "./viewProduct.ts";
import { marketingText, viewFilledText } from "./viewText.ts";

/** The header: what is sent for it, or the template's own text. */
export function viewTemplateHeader(part: TemplatePart): BlockView[] {
  const component = componentsOfType(part, "header")[0];
  const definition = part.content?.header;
  const parameter = firstParameter(component);
  const type = textOf(field(parameter, "type"))?.toLowerCase();
  if (component && parameter) {
    if (type === "image" || type === "video" || type === "document" || type === "gif")
      return [viewMedia(type, field(parameter, type), parameter, "header")];
    if (type === "location") return [viewMap(field(parameter, type), parameter)];
    if (type === "product") return [viewProduct(field(parameter, type), parameter)];
  }
  const span = spanOf(component ?? part.owner);
  if (definition && definition.format !== "TEXT")
    return [
      {
        block: "placeholder",
        text: `No ${clipped(definition.format.toLowerCase(), 20)} for the header yet`,
        span,
      },
    ];
  if (definition) {
    const { text } = fillText(definition, component, part.context.variables);
    return text === "" ? [] : [{ block: "heading", words: { text: clipped(text, 1000), span } }];
  }
  return component && parameter ? [viewParameters("Header", component, part.owner)] : [];
}

/** The body: the template's text with the values in it, or the values alone. */
export function viewTemplateBody(part: TemplatePart): BlockView | undefined {
  const component = componentsOfType(part, "body")[0];
  const definition = part.content?.body;
  const span = spanOf(component ?? part.owner);
  if (definition) {
    const own = part.template?.category === "AUTHENTICATION" && definition.text === "{{1}}";
    const source = own ? { ...definition, text: codeText } : definition;
    const filled = fillText(source, component, part.context.variables);
    const marketing = part.template?.category === "MARKETING" && part.content === part.template.content;
    return viewFilledText(filled, span, marketing ? marketingText : undefined);
  }
  if (part.content) return undefined;
  const code = codeOf(part);
  if (code !== undefined)
    return viewFilledText(
      fillText({ text: codeText, variables: ["1"], examples: {} }, component),
      span,
      undefined,
    );
  return viewParameters("Body", component, part.owner);
}

/** All authentication templates read alike (preview §2.19). */
const codeText = "*{{1}}* is your verification code.";

/** No code is longer (templates §1.5). */
const longestCode = 15;

/**
 * The code of an authentication template, which alone of all sends one value twice: in the body and with its button.
 * `undefined`: it is none.
 */
export function codeOf(part: TemplatePart): string | undefined {
  if (part.template && part.template.category !== "AUTHENTICATION") return undefined;
  const [body] = componentsOfType(part, "body");
  const buttons = componentsOfType(part, "button");
  const code = textOf(field(firstParameter(body), "text"));
  const button = textOf(field(firstParameter(buttons[0]), "text"));
  const alone = buttons.length === 1 && part.components.length === 2;
  return alone && code && code === button && code.length <= longestCode ? code : undefined;
}
