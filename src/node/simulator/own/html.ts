/** Text that is markup already. Only {@link html} makes it. */
export class Html {
  readonly #text: string;

  constructor(text: string) {
    this.#text = text;
  }

  toString(): string {
    return this.#text;
  }
}

type Part = Html | string;

/** Markup with values in it: a string is shown as it is and never becomes markup, in an attribute's quotes neither. */
export function html(strings: TemplateStringsArray, ...values: readonly (Part | readonly Part[])[]): Html {
  return new Html(String.raw({ raw: strings }, ...values.map(value => [value].flat().map(shown).join(""))));
}

const shown = (part: Part): string => (part instanceof Html ? String(part) : escaped(part));

const entities: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
};

const escaped = (text: string): string => text.replace(/[&<>"']/g, character => entities[character] ?? "");
