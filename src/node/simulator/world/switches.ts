import type { Spoiling } from "../graphAnswer.ts";
import { GraphError } from "../graphError.ts";

/** What a person has switched on to see how a sender takes it. */
export class Switches {
  #code: number | undefined;
  #times = 0;
  #spoiling: Spoiling | undefined;
  #spoiledTimes = 0;

  /** The next so many messages are refused with a code, whatever they are. `0` switches it off. */
  refuse(code: number, times: number): void {
    this.#code = code;
    this.#times = times;
  }

  /** Throws `GraphError` while it is switched on. */
  refuseNext(): void {
    if (this.#code === undefined || this.#times === 0) return;
    this.#times--;
    throw new GraphError(this.#code, "The simulator was told to refuse this.");
  }

  /** The answers to the next so many messages are spoiled on their way. `0` switches it off. */
  spoil(how: Spoiling, times: number): void {
    this.#spoiling = how;
    this.#spoiledTimes = times;
  }

  /** What happens to the answer of this message; `undefined`: nothing. */
  spoilNext(): Spoiling | undefined {
    if (this.#spoiledTimes === 0) return undefined;
    this.#spoiledTimes--;
    return this.#spoiling;
  }
}
