import { age } from "../../delivery/describe.ts";
import type { PreflightContext, PreflightRule } from "../preflight.ts";

/** A free-form message after the customer service window has closed (rules §1). */
export const windowClosed: PreflightRule = {
  id: "window-closed",
  title: "Customer service window closed",
  optional: true,
  check: context => {
    const { window, nowMs } = context;
    if (!needsWindow(context) || !window || nowMs < window.closesAtMs) return [];
    const since = age(nowMs - window.closesAtMs);
    return [
      {
        weight: "warning",
        code: 131047,
        message: `The customer service window closed ${since} ago; only templates are delivered until the customer writes or calls. Send an approved template.`,
      },
    ];
  },
};

/** A free-form message to somebody of whom no message is known. */
export const windowUnknown: PreflightRule = {
  id: "window-unknown",
  title: "Customer service window unknown",
  optional: true,
  check: context => {
    if (!needsWindow(context) || context.window) return [];
    return [
      {
        weight: "warning",
        code: 131047,
        message:
          "Nothing is known of a message from this recipient in the last 24 hours. If there was none, only a template is delivered.",
      },
    ];
  },
};

/** Templates and Direct Send need no window; receipts and pins answer what is there already; a group has none. */
function needsWindow({ body, recipient }: PreflightContext): boolean {
  const { type } = body;
  if (recipient === undefined || recipient.kind === "group" || typeof type !== "string") return false;
  return (
    type !== "template" && type !== "pin" && (body.category === undefined || body.category === "service")
  );
}
