import { pairMarkers } from "../../view/pairMarkers.ts";

/** A mark such as `*` that would format, at a UTF-16 offset of its text. */
export interface FormattingMark {
  readonly at: number;
  /** One to three characters. */
  readonly mark: string;
}

/** The marks of a text that would format it where formatting is shown (Messages §16). Inside code and links there are none. */
export function formattingMarks(text: string): FormattingMark[] {
  if (!/[*_~`]/.test(text)) return [];
  const codes = [...text.matchAll(code)].map(({ index, 0: whole, 1: fence = "" }) => ({
    start: index,
    end: index + whole.length,
    fence,
  }));
  const links = [...text.matchAll(/\S+/g)]
    .filter(([word]) => word.includes("@") || word.includes("://"))
    .map(({ index, 0: word }) => ({ start: index + wordStart(word), end: index + word.length }));
  const outside = links.filter(it => !codes.some(other => other.start < it.end && it.start < other.end));
  const { markers } = pairMarkers(text, codes, outside);
  const marks = [
    ...markers.map(({ start }) => ({ at: start, mark: text.charAt(start) })),
    ...codes.flatMap(({ start, end, fence }) => [
      { at: start, mark: fence },
      { at: end - fence.length, mark: fence },
    ]),
  ];
  return marks.sort((a, b) => a.at - b.at);
}

const code = /(?<![\p{L}\p{N}`])(`{3}|`)(?![\s`])[^`\n]*(?<!\s)\1(?![\p{L}\p{N}`])/gu;
/** Marks in front of an address are not part of it. */
const wordStart = (word: string): number => word.search(/[^*_~`(]/);
