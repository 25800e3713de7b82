import { below } from "../document/locate.ts";

/**
 * The value that an error's details point to, as a JSON Pointer into the body: `template['components'][0]['text']`,
 * `interactive.action.buttons[2].reply.title`. Of a path that leads beyond what is there, the last value on it; `undefined`
 * where the details name no place of this body.
 */
export function errorPosition(details: string, body: unknown): string | undefined {
  let best: { readonly pointer: string; readonly depth: number } | undefined;
  for (const match of details.matchAll(path)) {
    const steps = stepsOf(match[0]);
    const word = steps.length === 1;
    // A single word is a place only where it is called one: "to" is also English.
    if (word && !named.test(details.slice(0, match.index)) && !isQuoted(details, match.index, match[0]))
      continue;
    const found = absolute(steps, body) ?? (word ? undefined : somewhere(steps, body));
    if (found && (!best || found.depth > best.depth)) best = found;
  }
  return best?.pointer;
}

const path = /[A-Za-z_]\w*(?:\[(?:\d+|'[^'\]]*'|"[^"\]]*")\]|\.[A-Za-z_]\w*|\.\d+(?![\d.]*\s))*/g;

/** What stands before a word that names a place. */
const named = /\b(?:param|parameter|field|property|key|attribute)s?:?\s*$/i;

const isQuoted = (text: string, at: number, word: string): boolean =>
  /["'`“‘]/.test(text[at - 1] ?? "") && /["'`”’]/.test(text[at + word.length] ?? "");

/** Array positions and names alike: the value decides which it is. */
const stepsOf = (written: string): readonly string[] =>
  [...written.matchAll(/\[(?:(\d+)|'([^']*)'|"([^"]*)")\]|([A-Za-z_]\w*|\d+)/g)].map(
    ([, position, single, double, name]) => position ?? single ?? double ?? name ?? "",
  );

interface Found {
  readonly pointer: string;
  readonly depth: number;
}

/** Follows the steps as far as there is something; `undefined` where not even the first one is there. */
function absolute(steps: readonly string[], body: unknown, start = ""): Found | undefined {
  let value = body;
  let pointer = start;
  let depth = 0;
  for (const step of steps) {
    const next = child(value, step);
    if (!next.there) break;
    value = next.value;
    pointer = below(pointer, step);
    depth += 1;
  }
  return depth > 0 ? { pointer, depth } : undefined;
}

/** A path that begins further in, such as `action.buttons[2]`; only where it leads all the way, and to one place. */
function somewhere(steps: readonly string[], body: unknown): Found | undefined {
  const found = objectsIn(body, "").flatMap(({ value, pointer }) => {
    const at = absolute(steps, value, pointer);
    return at && at.depth === steps.length ? [at] : [];
  });
  return found.length === 1 ? found[0] : undefined;
}

function objectsIn(value: unknown, pointer: string): readonly { value: unknown; pointer: string }[] {
  if (typeof value !== "object" || value === null) return [];
  const inner = Object.entries(value).flatMap(([key, item]) => objectsIn(item, below(pointer, key)));
  return [{ value, pointer }, ...inner];
}

function child(value: unknown, step: string): { readonly there: boolean; readonly value?: unknown } {
  if (typeof value !== "object" || value === null || !Object.hasOwn(value, step)) return { there: false };
  return { there: true, value: (value as Record<string, unknown>)[step] };
}
