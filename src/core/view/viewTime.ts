/** Words for the time of a message, in the reader's language and time zone. */
export interface TimeWords {
  readonly day: string;
  readonly time: string;
}

const dayMs = 86_400_000;

/** Makes the function that words a time, milliseconds since the epoch, as seen at `nowMs`. */
export function timeWords(
  nowMs: number,
  locale: string | undefined,
  timeZone: string | undefined,
): (ms: number) => TimeWords {
  const zone = timeZone === undefined ? {} : { timeZone };
  const time = new Intl.DateTimeFormat(locale, { timeStyle: "short", ...zone });
  const date = new Intl.DateTimeFormat(locale, { dateStyle: "long", ...zone });
  const key = new Intl.DateTimeFormat("en-CA", { dateStyle: "short", ...zone });
  const today = key.format(nowMs);
  const yesterday = key.format(nowMs - dayMs);
  let last: { readonly ms: number; readonly words: TimeWords } | undefined;
  return ms => {
    // Messages that were not sent all have the same time.
    if (last?.ms !== ms) last = { ms, words: wordsFor(ms) };
    return last.words;
  };

  function wordsFor(ms: number): TimeWords {
    const day = key.format(ms);
    return {
      day: day === today ? "Today" : day === yesterday ? "Yesterday" : date.format(ms),
      time: time.format(ms),
    };
  }
}
