import type * as vscode from "vscode";
import type { Delivery } from "../core/delivery/delivery.ts";

/** A message that came to the simulator from elsewhere than this extension: from the developer's own server. */
export interface ServerMessage {
  readonly wamid: string;
  readonly payload: unknown;
  /** When the simulator took it, in milliseconds since the epoch: webhooks tell only the second. */
  readonly atMs: number;
}

/** Its delivery, with the time at which it was really taken: it decides what it stands below. */
export function deliveryAt(delivery: Delivery | undefined, acceptedMs: number): Delivery | undefined {
  return delivery && { ...delivery, times: { ...delivery.times, accepted: acceptedMs } };
}

/** More are forgotten, the oldest first. */
const kept = 50;

/**
 * What the developer's server sent to the customer of a preview. It belongs to the conversation the customer wrote in last, and
 * is shown from its first webhook on: until then nobody knows whether it came from here.
 */
export class ServerMessages {
  readonly #cameFromElsewhere: (wamid: string) => boolean;
  readonly #byDocument = new Map<string, readonly ServerMessage[]>();
  #spokenIn: vscode.Uri | undefined;

  constructor(cameFromElsewhere: (wamid: string) => boolean) {
    this.#cameFromElsewhere = cameFromElsewhere;
  }

  /** Oldest first. */
  of(uri: vscode.Uri): readonly ServerMessage[] {
    const all = this.#byDocument.get(uri.toString()) ?? [];
    return all.filter(({ wamid }) => this.#cameFromElsewhere(wamid));
  }

  /** The customer wrote in the preview of this document: answers will stand there. */
  spokenIn(uri: vscode.Uri): void {
    this.#spokenIn = uri;
  }

  taken(message: ServerMessage): void {
    const uri = this.#spokenIn;
    if (!uri) return;
    const before = this.#byDocument.get(uri.toString()) ?? [];
    this.#byDocument.set(uri.toString(), [...before, message].slice(-kept));
  }

  reset(uri: vscode.Uri): void {
    this.#byDocument.delete(uri.toString());
  }
}
