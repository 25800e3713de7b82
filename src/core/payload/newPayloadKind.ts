/** A kind of message that can be begun with. */
export interface NewPayload {
  /** The `type`, for interactive messages with the type within. */
  readonly id: string;
  readonly label: string;
  readonly detail: string;
  /** Name of a codicon. */
  readonly icon: string;
  /** A whole payload, valid as it is, addressed to the test number where it has a recipient. */
  readonly text: string;
}

/** A message to the test number with this content; `content` may name another recipient. */
export const kind = (id: string, label: string, detail: string, icon: string, content: object): NewPayload =>
  whole(id, label, detail, icon, { to: placeholder("testNumber"), ...content });

/** An interactive message to the test number. */
export const interactiveKind = (
  type: string,
  label: string,
  detail: string,
  icon: string,
  content: object,
): NewPayload =>
  kind(`interactive-${type}`, label, detail, icon, {
    type: "interactive",
    interactive: { type, ...content },
  });

/** A body that is given as a whole, but for what all have. */
export function whole(id: string, label: string, detail: string, icon: string, body: object): NewPayload {
  const payload = { messaging_product: "whatsapp", ...body };
  return { id, label, detail, icon, text: `${JSON.stringify(payload, undefined, 2)}\n` };
}

/** A variable as a payload has it. */
export const placeholder = (name: string): string => `\${${name}}`;
