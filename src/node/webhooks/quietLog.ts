/** How long the same sentence is not said again, in milliseconds. */
const quietMs = 10_000;

/** Says a sentence once and then for a while only counts how often it would have been said: nobody can flood the log. */
export class QuietLog {
  readonly #say: (message: string) => void;
  readonly #now: () => number;
  readonly #said = new Map<string, { atMs: number; silent: number }>();

  constructor(say: (message: string) => void, now: () => number) {
    this.#say = say;
    this.#now = now;
  }

  /** `topic` is what makes two sentences the same; `message` is asked for only where it is said. */
  say(topic: string, message: () => string): void {
    const atMs = this.#now();
    const said = this.#said.get(topic);
    // A clock that jumped back must not keep it quiet.
    if (said && atMs >= said.atMs && atMs - said.atMs < quietMs) {
      said.silent++;
      return;
    }
    const more = said?.silent ? ` (And ${said.silent} more since the last time this was said.)` : "";
    this.#said.set(topic, { atMs, silent: 0 });
    this.#say(`${message()}${more}`);
  }
}
