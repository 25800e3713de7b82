import type * as vscode from "vscode";
import { type Delivery, type DeliveryState, hasReached, isSettled } from "../core/delivery/delivery.ts";
import type { Arrival } from "../core/sending/runSequence.ts";

/** Where deliveries are known. */
export interface KnownDeliveries {
  delivery(wamid: string): Delivery | undefined;
  readonly onDidChange: vscode.Event<unknown>;
}

/** Waits until a message is in a state, has failed, or the time is up. */
export async function arrivalOf(
  known: KnownDeliveries,
  wamid: string,
  wanted: DeliveryState,
  { timeoutMs, signal }: { readonly timeoutMs: number; readonly signal: AbortSignal },
): Promise<Arrival> {
  const now = (): Arrival | undefined => {
    const delivery = known.delivery(wamid);
    if (!delivery || !isSettled(delivery, wanted)) return undefined;
    return hasReached(delivery, wanted) ? "delivered" : "failed";
  };
  return new Promise(resolve => {
    const end = (arrival: Arrival): void => {
      clearTimeout(timer);
      listening.dispose();
      signal.removeEventListener("abort", stop);
      resolve(arrival);
    };
    const stop = (): void => end("stopped");
    const timer = setTimeout(() => end("overdue"), timeoutMs);
    const listening = known.onDidChange(() => {
      const arrival = now();
      if (arrival) end(arrival);
    });
    signal.addEventListener("abort", stop);
    const arrival = now();
    if (arrival) end(arrival);
    else if (signal.aborted) stop();
  });
}
