import type { Delivery, DeliveryError } from "../delivery/delivery.ts";
import type { Refusal } from "../delivery/refusal.ts";
import { explainError } from "../errors/explainError.ts";
import { clipped } from "./jsonField.ts";
import type { FailureView } from "./view.ts";

/** Why a message did not arrive: the refusal of its newest send, else the errors that webhooks reported. */
export function viewFailures(delivery: Delivery | undefined, refusal: Refusal | undefined): FailureView[] {
  if (refusal) {
    const { code, message } = refusal;
    return [viewFailure("Not sent", { code, title: message, details: undefined })];
  }
  const outcome = delivery?.state === "failed" ? "Not delivered" : "Reported";
  return (delivery?.errors ?? []).map(error => viewFailure(outcome, error));
}

type Told = Omit<DeliveryError, "code"> & { readonly code: number | undefined };

function viewFailure(outcome: string, { code, title, details }: Told): FailureView {
  const published = code === undefined ? undefined : explainError(code);
  const said = [title, details].filter(it => it !== undefined && it !== published?.title);
  return {
    outcome,
    code,
    title: published?.title ?? clipped(title, 400),
    meaning: published?.meaning,
    action: published?.action,
    details: clipped((published ? said : said.slice(1)).join(": "), 1000) || undefined,
  };
}
