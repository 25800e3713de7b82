/** The longest beginning of a text that has at most `limit` code points, without cutting a visible character in two. */
export function shortened(text: string, limit: number): string {
  let points = 0;
  let end = 0;
  for (const { segment, index } of segmenter.segment(text.slice(0, limit * 2))) {
    points += [...segment].length;
    if (points > limit) break;
    end = index + segment.length;
  }
  const cut = text.slice(0, end).trimEnd();
  return cut === "" ? [...text.slice(0, limit * 2)].slice(0, limit).join("") : cut;
}

const segmenter = new Intl.Segmenter("en", { granularity: "grapheme" });
