import type { ChildProcess } from "node:child_process";
import type { Readable, Writable } from "node:stream";

/** A browser spoken to over its debugging pipe: no port that anyone else could reach. */
export interface Devtools {
  /** Calls a method and gives its result. Rejects when the browser refuses, or ends first. */
  readonly call: (
    method: string,
    params?: object,
    sessionId?: string,
  ) => Promise<Readonly<Record<string, unknown>>>;
  /** The next event of this name. Rejects when the browser ends first. */
  readonly event: (method: string, sessionId: string) => Promise<void>;
}

interface Waiting {
  readonly resolve: (result: Readonly<Record<string, unknown>>) => void;
  readonly reject: (reason: Error) => void;
}

/** Speaks over file descriptors 3 and 4 of a browser that was started with `--remote-debugging-pipe`. */
export function devtoolsPipe(browser: ChildProcess): Devtools {
  const input = browser.stdio[3] as Writable;
  const output = browser.stdio[4] as Readable;
  const calls = new Map<number, Waiting>();
  const events = new Map<string, Waiting>();
  let ended: Error | undefined;
  let lastId = 0;
  let rest = "";

  const end = (reason: Error): void => {
    ended ??= reason;
    for (const waiting of [...calls.values(), ...events.values()]) waiting.reject(ended);
    calls.clear();
    events.clear();
  };
  browser.once("error", end);
  browser.once("exit", code => end(new Error(`The browser ended with code ${code}.`)));
  input.on("error", end);
  output.setEncoding("utf8");
  output.on("data", (chunk: string) => {
    const messages = (rest + chunk).split("\0");
    rest = messages.pop() ?? "";
    for (const message of messages) receive(JSON.parse(message));
  });

  function receive(message: unknown): void {
    if (typeof message !== "object" || message === null) return;
    const { id, result, error, method, sessionId } = message as Record<string, unknown>;
    if (typeof id === "number") {
      const waiting = calls.get(id);
      calls.delete(id);
      if (error === undefined) waiting?.resolve(isRecord(result) ? result : {});
      else waiting?.reject(new Error(`The browser refused: ${JSON.stringify(error)}`));
    } else {
      const key = `${String(sessionId)} ${String(method)}`;
      events.get(key)?.resolve({});
      events.delete(key);
    }
  }

  return {
    call: (method, params = {}, sessionId) =>
      new Promise((resolve, reject) => {
        if (ended) {
          reject(ended);
          return;
        }
        const id = ++lastId;
        calls.set(id, { resolve, reject });
        input.write(`${JSON.stringify({ id, method, params, ...(sessionId && { sessionId }) })}\0`);
      }),
    event: (method, sessionId) =>
      new Promise((resolve, reject) => {
        if (ended) reject(ended);
        else events.set(`${sessionId} ${method}`, { resolve: () => resolve(), reject });
      }),
  };
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null;
}
