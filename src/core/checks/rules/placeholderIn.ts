/** What looks like a gap that nobody filled in. */
export interface Placeholder {
  readonly text: string;
  /** Whether it can hardly be anything else. */
  readonly sure: boolean;
}

/** The first unfilled gap of a text; `undefined`: there is none. */
export function placeholderIn(text: string): Placeholder | undefined {
  if (!hint.test(text)) return undefined;
  const sure = certain.exec(text)?.[0];
  if (sure !== undefined) return { text: sure, sure: true };
  const angled = [...text.matchAll(tag)].find(([, name = ""]) => !html.has(name));
  if (angled) return { text: angled[0], sure: true };
  const maybe = (probable.exec(text) ?? probableInAnyCase.exec(text))?.[0];
  return maybe === undefined ? undefined : { text: maybe, sure: false };
}

/** Whether a text is a gap and nothing else, such as `<GROUP_ID>`, as the pages of the API write it. */
export const isPlaceholder = (text: string): boolean => /^<[A-Z][A-Z\d_ -]+>$/.test(text);

/** Spares ordinary texts the closer look. */
const hint = /\{\{|<[A-Z]{2}|\[[A-Za-z]|TODO|FIXME|XXX|lorem ipsum/i;

const certain = /\{\{\s{0,3}[\p{L}\d_.]{1,60}\s{0,3}\}\}|\[object Object\]/u;
const tag = /<([A-Z][A-Z\d]+(?:[_ -][A-Z\d]+)*)>/g;
const html = new Set(
  "BR HR UL OL LI TD TR TH EM DIV SPAN TABLE CODE PRE IMG BODY HTML STRONG H1 H2 H3".split(" "),
);

/**
 * A bracketed word counts only if it is one that letters to customers have, for `[ACME]` and `[1]` are ordinary; `TODO` only
 * with its colon, for it is a Spanish word.
 */
const probable =
  /\[(?:[A-Z]+[ _])*(?:DATE|TIME|DAY|CODE|LINK|URL|EMAIL|PHONE|NUMBER|ADDRESS|COMPANY|PRODUCT|PRICE|AMOUNT|ORDER|CITY)(?:_?\d)?\]|\b(?:TODO|FIXME):|^(?:TODO|FIXME)$|(?<![\p{L}\d])X{3,}(?![\p{L}\d])/u;
const probableInAnyCase =
  /\[(?:[a-z]+[ _]){0,3}name\]|\[(?:your|insert|enter|add)[ _][a-z _]{2,40}\]|\blorem ipsum\b/i;
