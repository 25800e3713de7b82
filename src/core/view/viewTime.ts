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
  const weekday = new Intl.DateTimeFormat(locale, { weekday: "long", ...zone });
  const today = key.format(nowMs);
  const yesterday = key.format(nowMs - dayMs);
  let last: { readonly ms: number; readonly words: TimeWords } | undefined;
  return ms => {
    // Messages that were not sent all have the same time.
    if (last?.ms !== ms) last = { ms, words: wordsFor(ms) };
    return last.words;
  };

  function wordsFor(ms: number): TimeWords {
    return { day: dayOf(ms), time: time.format(ms) };
  }

  function dayOf(ms: number): string {
    const day = key.format(ms);
    if (day === today) return "Today";
    if (day === yesterday) return "Yesterday";
    const recent = ms < nowMs && nowMs - ms < 6 * dayMs;
    return recent ? weekday.format(ms) : date.format(ms);
  }
}
