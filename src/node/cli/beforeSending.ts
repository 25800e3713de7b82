import { customerKey } from "../../core/delivery/deliveries.ts";
import type { Payload } from "../../core/document/parseDocument.ts";
import { draftPayload } from "../../core/payload/draftPayload.ts";
import type { Told } from "../../core/preflight/describeWarnings.ts";
import type { PastSend } from "../../core/preflight/pastSend.ts";
import { preflight } from "../../core/preflight/preflight.ts";
import { problemsOf } from "../../core/preflight/problemsOf.ts";
import type { Problem } from "../../core/problem.ts";
import { CliError } from "./io.ts";
import { type Plan, type Run, unresolvedText, variablesNow } from "./sendPayloads.ts";

/**
 * What there is to know before any message leaves. A command line keeps no record between its runs: it knows nothing of
 * earlier sends and of who agreed to get messages. Throws {@link CliError} for what cannot be posted at all.
 */
export function beforeSending(
  payloads: readonly Payload[],
  problems: readonly Problem[],
  plan: Plan,
  run: Run,
): readonly Told[] {
  const { connection } = run;
  const planned: PastSend[] = [];
  return payloads.flatMap((payload, position) => {
    const draft = draftPayload(payload.value, variablesNow(run, plan.to?.id), plan.to, position > 0);
    if (!draft) throw new CliError(`${plan.file} holds something that is no message.`);
    const { body, recipient, unresolved } = draft;
    if (unresolved.length > 0) throw new CliError(unresolvedText(plan.file, unresolved));
    const nowMs = Date.now();
    const context = {
      ...{ body, recipient, unresolved, nowMs, broken: false, optedIn: true },
      problems: problemsOf(problems, payload, draft),
      business: {
        simulated: connection.simulated,
        country: undefined,
        qualityRating: undefined,
        messagingLimit: undefined,
        testNumbers: connection.testNumber === undefined ? [] : [connection.testNumber],
      },
      window: recipient && connection.windowOf(recipient.id),
      history: planned,
      links: new Map(),
    };
    const warnings = preflight(context, new Set());
    if (recipient)
      planned.push({ accountId: "", recipient: customerKey(recipient.id), atMs: nowMs, links: [] });
    // Manners towards simulated customers are nobody's concern.
    return warnings
      .filter(({ weight }) => !(connection.simulated && weight === "hint"))
      .map(warning => ({ label: plan.label(payload), warning }));
  });
}
