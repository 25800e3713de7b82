import { describeEvent } from "../../core/delivery/describe.ts";
import type { StoredEntry } from "../journal/entry.ts";
import type { JournalState } from "../journal/journalState.ts";
import { describeForward, type ForwardOutcome } from "../webhooks/forwarder.ts";
import type { Io } from "./io.ts";

/** Tells a person, or a script, what happens while webhooks are received. */
export interface ListenPrinter {
  /** It listens, at these addresses and with these secrets, as far as they are new. */
  listening(shown: Readonly<Record<string, string | undefined>>): void;
  /** A webhook that is in the journal. What it tells is taken into the state. */
  received(stored: StoredEntry): void;
  forwarded(id: string, outcome: ForwardOutcome): void;
}

export function textPrinter(io: Io, state: JournalState, forward: URL | undefined): ListenPrinter {
  return {
    listening({ url, publicUrl, verifyToken, appSecret, journal }) {
      const lines = [
        "Webhooks are received until Ctrl+C.",
        `  callback URL   ${url}`,
        ...(publicUrl ? [`  public URL     ${publicUrl}`] : []),
        `  verify token   ${verifyToken ?? "the one you gave"}`,
        `  app secret     ${appSecret ?? "the one you gave"}`,
        `  journal        ${journal}`,
        ...(forward ? [`  forwarded to   ${forward}`] : []),
      ];
      io.out(`${lines.join("\n")}\n`);
    },
    received({ id, entry }) {
      if (entry.kind !== "webhook") return;
      const { receivedAtMs } = entry;
      for (const told of state.take(entry, id)) {
        if (told.kind !== "event") continue;
        const { event, news } = told;
        const known = news === "known" ? "  (again)" : "";
        const delivery = event.kind === "status" ? state.deliveries.sent.get(event.wamid) : undefined;
        io.out(`${time(receivedAtMs)}  ${describeEvent(event, { delivery, receivedAtMs }).line}${known}\n`);
      }
    },
    forwarded(id, outcome) {
      const line = `${forward?.host}: ${describeForward(outcome)}`;
      if (outcome.taken) io.out(`          → ${line}\n`);
      else io.err(`wamsg: The webhook ${id} was not taken by ${line}\n`);
    },
  };
}

export function jsonPrinter(io: Io, state: JournalState): ListenPrinter {
  const print = (line: object): void => io.out(`${JSON.stringify(line)}\n`);
  return {
    listening: shown => print({ event: "listening", ...shown }),
    received({ id, entry }) {
      if (entry.kind !== "webhook") return;
      const receivedAt = new Date(entry.receivedAtMs).toISOString();
      for (const told of state.take(entry, id)) {
        if (told.kind !== "event") continue;
        const repeated = told.news === "known";
        const { kind, ...members } = told.event;
        print({ event: kind, id, receivedAt, ...(repeated && { repeated }), ...members });
      }
    },
    forwarded: (id, outcome) => print({ event: "forwarded", id, ...outcome }),
  };
}

const time = (ms: number): string => new Date(ms).toISOString().slice(11, 19);
