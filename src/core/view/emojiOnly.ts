/** Longer than three of the longest emoji (a family, a flag of a region), with spaces between them. */
const longestSource = 120;

/** A client enlarges a text of one, two or three emoji. */
const mostEnlarged = 3;

const emoji = /^\p{RGI_Emoji}$/v;

/** How many emoji a text has, where it has one to three of them and nothing else but spaces. */
export function emojiOnly(text: string): 1 | 2 | 3 | undefined {
  if (text.length > longestSource) return undefined;
  const clusters = [...new Intl.Segmenter().segment(text)]
    .map(it => it.segment)
    .filter(it => it.trim() !== "");
  const count = clusters.length;
  if (count > mostEnlarged || !clusters.every(it => emoji.test(it))) return undefined;
  return count === 1 || count === 2 || count === 3 ? count : undefined;
}
