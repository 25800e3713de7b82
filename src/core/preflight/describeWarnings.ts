import type { Warning } from "./preflight.ts";

/** A warning and the message it is about. */
export interface Told {
  readonly label: string;
  readonly warning: Warning;
}

/** As many lines are shown; what is beyond them is counted. */
const lineLimit = 10;

/** All there is to know before a send, one paragraph each; what several messages have in common is said once. */
export function describeWarnings(told: readonly Told[], messages: number): string {
  const groups = new Map<string, { readonly warning: Warning; readonly labels: string[] }>();
  for (const { label, warning } of told) {
    const key = `${warning.rule} ${warning.message}`;
    const group = groups.get(key) ?? { warning, labels: [] };
    if (!group.labels.includes(label)) group.labels.push(label);
    groups.set(key, group);
  }
  const lines = [...groups.values()].map(({ warning, labels }) => line(warning, labels, messages));
  const more = lines.length - lineLimit;
  return [...lines.slice(0, lineLimit), ...(more > 0 ? [`… and ${more} more.`] : [])].join("\n\n");
}

/** One warning: `⚠ The window closed 2 h ago; … (window-closed, error 131047)`. */
function line({ rule, weight, message, code }: Warning, labels: readonly string[], messages: number): string {
  const names = [weight === "hint" ? `hint ${rule}` : rule, code !== undefined && `error ${code}`].filter(
    Boolean,
  );
  const where = messages > 1 ? `${whose(labels)}: ` : "";
  return `${marks[weight]} ${where}${message} (${names.join(", ")})`;
}

function whose(labels: readonly string[]): string {
  const [first = ""] = labels;
  return labels.length === 1 ? first : `${first} and ${labels.length - 1} more`;
}

const marks: Readonly<Record<Warning["weight"], string>> = { blocked: "✗", warning: "⚠", hint: "·" };
