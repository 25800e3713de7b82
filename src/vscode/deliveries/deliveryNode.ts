import type { ListedMessage } from "../../core/delivery/deliveryList.ts";
import type { TimelineRow } from "../../core/delivery/timeline.ts";

/** What the tree shows. */
export type DeliveryNode =
  | { readonly kind: "message"; readonly message: ListedMessage }
  | { readonly kind: "row"; readonly message: ListedMessage; readonly row: TimelineRow }
  | { readonly kind: "more" };

const others = ["inbound", "call", "attempt"] as const;

/** The message that a command was called for, from whatever the tree or a link handed over. */
export function messageOf(value: unknown): ListedMessage | undefined {
  if (typeof value !== "object" || value === null) return undefined;
  const given = "message" in value ? value.message : value;
  if (typeof given !== "object" || given === null || !("wamid" in given)) return undefined;
  const { wamid } = given;
  if (typeof wamid !== "string") return undefined;
  const kind = ("kind" in given && others.find(it => it === given.kind)) || "sent";
  const account = "account" in given && typeof given.account === "string" ? given.account : undefined;
  return { kind, wamid, account };
}
