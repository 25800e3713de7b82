import type { Run, Style } from "./formatLine.ts";

/** What every emoji has somewhere. Spares most texts the much slower search. */
const hint = /\p{Extended_Pictographic}|\p{Regional_Indicator}|\u20e3/u;

/** Emoji in a row, or a `${variable}` that is filled in when sending. */
const special = /(\p{RGI_Emoji}+)|\$\{[^\{\}\s]{1,100}\}/gv;

/** Cuts emoji and variables out of a run, since they are drawn in their own way. Code and links stay whole. */
export function splitRun(run: Run): Run[] {
  const whole = run.link !== undefined || run.styles.includes("code") || run.styles.includes("mono");
  if (whole || !(hint.test(run.text) || run.text.includes("${"))) return [run];
  const runs: Run[] = [];
  let at = 0;
  const push = (start: number, end: number, more: readonly Style[]): void => {
    if (end <= start) return;
    const text = run.text.slice(start, end);
    runs.push({
      ...run,
      text,
      start: run.start + start,
      end: run.start + end,
      styles: [...run.styles, ...more],
    });
  };
  for (const match of run.text.matchAll(special)) {
    push(at, match.index, []);
    at = match.index + match[0].length;
    push(match.index, at, [match[1] === undefined ? "variable" : "emoji"]);
  }
  push(at, run.text.length, []);
  return runs;
}
