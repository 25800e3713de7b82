import { randomBytes } from "node:crypto";
import type { TunnelOptions } from "../tunnel/startTunnel.ts";
import { startTunnel } from "../tunnel/startTunnel.ts";
import { TunnelError } from "../tunnel/tunnelError.ts";
import type { TunnelTool } from "../tunnel/tunnelTool.ts";
import { type CallbackCheck, checkCallback } from "./checkCallback.ts";
import { type OverridePorts, restoreOverride, setOverride, type Wanted } from "./override.ts";
import type { ReachStep } from "./reachStep.ts";

/** How a port of this machine becomes public. */
export type Way =
  | { readonly kind: "tool"; readonly tool: TunnelTool }
  /** Something of the person's own leads from there to this port. */
  | { readonly kind: "url"; readonly url: string; readonly port: number }
  /** The editor forwards the port. */
  | { readonly kind: "forwarded"; readonly url: (port: number) => Promise<string> };

export interface ReachOptions {
  readonly way: Way;
  /** Starts the receiver; it answers handshakes that show this token, and tells of them. */
  readonly receive: (
    verifyToken: string,
    onHandshake: () => void,
  ) => Promise<{ readonly url: string; readonly port: number; close(): Promise<void> }>;
  readonly override: Omit<OverridePorts, "wasVerified" | "step">;
  readonly number: Omit<Wanted["record"], "port">;
  /** The API is on this machine too. */
  readonly local: boolean;
  readonly step: (step: ReachStep) => void;
  readonly signal?: AbortSignal | undefined;
  readonly tunnel?: Pick<TunnelOptions, "machine" | "timeLimit">;
  readonly check?: Pick<CallbackCheck, "tries" | "pauseMs" | "dispatcher">;
}

/** Webhooks of a number come from Meta to this machine. */
export interface Reached {
  /** The callback URL that Meta calls. */
  readonly url: string;
  readonly port: number;
  /** Resolves with the reason when the tunnel ends by itself: webhooks arrive no more, and Meta repeats them later. */
  readonly broken: Promise<string | undefined>;
  /**
   * Puts everything back, in the reverse order. Throws `OverrideError` `leftBehind` where the override could not be undone;
   * the rest is closed all the same.
   */
  stop(): Promise<void>;
}

/** Makes the way from Meta to this machine, step by step; where a step fails, those before it are undone. */
export async function reach(options: ReachOptions): Promise<Reached> {
  const { way, step, signal } = options;
  const undo: (() => Promise<void>)[] = [];
  const stop = async (): Promise<void> => {
    let first: unknown;
    for (const back of undo.splice(0).reverse()) await back().catch(error => (first ??= error));
    if (first !== undefined) throw first;
  };
  try {
    const verifyToken = randomBytes(24).toString("base64url");
    let handshakes = 0;
    const receiver = await options.receive(verifyToken, () => handshakes++);
    undo.push(() => receiver.close());
    step({ kind: "receiving", url: receiver.url });
    if (way.kind === "url" && way.port !== receiver.port)
      throw new TunnelError(
        "notFound",
        `${way.url} leads to port ${way.port} of this machine, which another program has taken. End that one, or enter another port in “wamsg.webhooks.port” and lead the address there.`,
      );

    const { url: address, broken } = await open(options, receiver.port, undo);
    const url = `${address.replace(/\/+$/, "")}${new URL(receiver.url).pathname}`;
    step({ kind: "public", url });
    signal?.throwIfAborted();

    step({ kind: "checking", url });
    const reason = await checkCallback({ url, verifyToken, signal, ...options.check });
    signal?.throwIfAborted();
    step(reason === undefined ? { kind: "reachable" } : { kind: "notReachable", reason });

    const before = handshakes;
    const ports: OverridePorts = { ...options.override, wasVerified: () => handshakes > before, step };
    const record = { ...options.number, port: receiver.port };
    const set = await setOverride(ports, { url, verifyToken, local: options.local, record });
    undo.push(() => restoreOverride(ports, set));
    return { url, port: receiver.port, broken, stop };
  } catch (error) {
    await stop().catch(() => {});
    throw error;
  }

  async function open(
    { tunnel }: ReachOptions,
    port: number,
    undo: (() => Promise<void>)[],
  ): Promise<{ readonly url: string; readonly broken: Promise<string | undefined> }> {
    const unbroken = new Promise<undefined>(() => {});
    if (way.kind === "url") return { url: withoutPath(way.url), broken: unbroken };
    if (way.kind === "forwarded") return { url: await way.url(port), broken: unbroken };
    step({ kind: "tunnelStarting", name: way.tool.program });
    const heard = (line: string): void => step({ kind: "tunnelSaid", line });
    const started = await startTunnel(way.tool, { port, heard, signal, ...tunnel });
    undo.push(async () => {
      await started.close();
      step({ kind: "tunnelEnded" });
    });
    return { url: started.url, broken: started.ended };
  }
}

/** A fixed address may be written with the receiver's path, or without it. */
const withoutPath = (url: string): string => url.replace(/\/webhook\/?$/, "");
