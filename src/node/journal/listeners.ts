/** Takes back a listener. */
export type Unsubscribe = () => void;

/** Tells several listeners; one that fails is said, and spoils nothing for the others. */
export class Listeners<Arguments extends readonly unknown[]> {
  readonly #log: { warn(message: string): void };
  readonly #listeners = new Set<(...args: Arguments) => void>();

  constructor(log: { warn(message: string): void }) {
    this.#log = log;
  }

  add(listener: (...args: Arguments) => void): Unsubscribe {
    // The same function twice is two listeners.
    const own = (...args: Arguments): void => listener(...args);
    this.#listeners.add(own);
    return () => this.#listeners.delete(own);
  }

  tell(...args: Arguments): void {
    for (const listener of this.#listeners) {
      try {
        listener(...args);
      } catch (error) {
        this.#log.warn(`A new entry could not be shown: ${error instanceof Error ? error.message : error}`);
      }
    }
  }
}
