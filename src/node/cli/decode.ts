import { isUtf8 } from "node:buffer";
import type { Problem } from "../../core/problem.ts";

/** A file's text, as far as its bytes are text. */
export interface Decoded {
  /** Without byte order mark: editors hide it and count from behind it. What is no text is U+FFFD. */
  readonly text: string;
  /** Why the bytes are not UTF-8, which all JSON is (RFC 8259 §8.1). */
  readonly fault: Problem | undefined;
}

/** Reads bytes as UTF-8. Another encoding is said, never guessed. */
export function decode(bytes: Buffer): Decoded {
  const text = withoutMark(bytes.toString("utf8"));
  return { text, fault: isUtf8(bytes) && !isUtf16(bytes) ? undefined : faultOf(bytes, text) };
}

/** Whether a text that was read as UTF-8 can only have been that: nothing was replaced, and it does not begin as UTF-16. */
export const isSurelyUtf8 = (text: string): boolean =>
  !text.includes("\ufffd") && !text.slice(0, 2).includes("\0");

export const withoutMark = (text: string): string => (text.startsWith("\ufeff") ? text.slice(1) : text);

function faultOf(bytes: Buffer, text: string): Problem {
  const start = isUtf16(bytes) ? 0 : firstFault(bytes, text);
  const found = Buffer.byteLength(text.slice(0, start)) + (startsWithMark(bytes) ? mark.length : 0);
  const byte = `0x${(bytes[found] ?? 0).toString(16).toUpperCase().padStart(2, "0")}`;
  return {
    code: "syntax",
    severity: "error",
    message: isUtf16(bytes)
      ? "This file is UTF-16, and JSON is UTF-8. Save it as UTF-8."
      : `This file is not UTF-8, which JSON is: the byte ${byte} stands here. Save it as UTF-8.`,
    span: { start, end: Math.min(text.length, start + 1) },
    pointer: "",
    fixes: [],
  };
}

/** UTF-16 begins with its own mark, FF FE or FE FF; without one, JSON begins with ASCII, of which every second byte is 0. */
function isUtf16(bytes: Buffer): boolean {
  const [first, second] = bytes;
  if (first === undefined || second === undefined) return false;
  return first + second === 0xff + 0xfe || (first === 0) !== (second === 0);
}

/** The first U+FFFD that stands for a byte, and not for itself. */
function firstFault(bytes: Buffer, text: string): number {
  let before = startsWithMark(bytes) ? mark.length : 0;
  let from = 0;
  for (let at = text.indexOf("\ufffd"); at >= 0; at = text.indexOf("\ufffd", from)) {
    before += Buffer.byteLength(text.slice(from, at));
    if (bytes.compare(replacement, 0, replacement.length, before, before + replacement.length) !== 0)
      return at;
    before += replacement.length;
    from = at + 1;
  }
  return 0;
}

const mark = Buffer.from("\ufeff");
const replacement = Buffer.from("\ufffd");

const startsWithMark = (bytes: Buffer): boolean => bytes.subarray(0, mark.length).equals(mark);
