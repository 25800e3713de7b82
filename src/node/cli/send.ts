import { checkDocument } from "../../core/checks/checkDocument.ts";
import { parseDocument } from "../../core/document/parseDocument.ts";
import { readRecipient } from "../../core/payload/recipient.ts";
import { isAboutRecipient } from "../../core/preflight/problemsOf.ts";
import { beforeSending } from "./beforeSending.ts";
import { connect } from "./connection.ts";
import { DeliveryFollower } from "./deliveryFollower.ts";
import { findingsOf } from "./finding.ts";
import { CliError, type ExitCode, type Io } from "./io.ts";
import { readArguments, readChoice, readNumber, readOneFile } from "./readArguments.ts";
import { readSource } from "./readSource.ts";
import { type Plan, type Run, sendPayloads, variablesNow } from "./sendPayloads.ts";
import { jsonReport, textReport } from "./sendReport.ts";
import { templateFinder } from "./templatesNear.ts";

export const help = `wamsg send <file|->

Sends a payload, or a conversation in its order, each message when the one before was delivered. With
WAMSG_PHONE_NUMBER_ID and WAMSG_ACCESS_TOKEN in the environment it goes to the Cloud API, else to a simulator
that is started for it. What there is to know before it leaves (a number without country code, a template that
does not fit ...) is told on standard error; what the API wants later is sent again with its back-off.

  --to NUMBER                   recipient, in place of the file's own and of \${testNumber}; also a group id or
                                a business-scoped user id
  --wait sent|delivered|read    wait until every message is in that state
  --timeout SECONDS             how long to wait for an answer, for other attempts, and for a state (30)
  --json                        one JSON object a line
  --force                       send although the file has errors

Environment: WAMSG_BASE_URL, WAMSG_API_VERSION, WAMSG_TEST_NUMBER, WAMSG_VAR_<name> for \${name},
WAMSG_SIMULATOR_SPEED. To wait with a real account, have its webhooks arrive on this machine's port
WAMSG_WEBHOOK_PORT and set WAMSG_APP_SECRET and WAMSG_VERIFY_TOKEN.

Exit code: 0 sent (and waited for), 1 the message has errors, was refused, failed or did not get there in time,
2 it could not be done.
`;

/** Sends a file's messages one after the other, and waits as asked. */
export async function send(args: readonly string[], io: Io): Promise<ExitCode> {
  const { values, positionals } = readArguments("send", args, {
    to: { type: "string" },
    wait: { type: "string" },
    timeout: { type: "string", default: "30" },
    json: { type: "boolean", default: false },
    force: { type: "boolean", default: false },
  });
  const name = readOneFile("send", positionals);
  const wait =
    values.wait === undefined ? undefined : readChoice("--wait", values.wait, ["sent", "delivered", "read"]);
  const timeoutMs = readNumber("--timeout", values.timeout, { min: 0.1, max: 86_400, whole: false }) * 1000;
  const report = values.json ? jsonReport(io) : textReport(io);

  const { file, text } = await readSource(name, io);
  const document = parseDocument(text);
  const follower = new DeliveryFollower(status => report.status(status));
  const templates = templateFinder(io)(name);
  const connection = await connect(io, {
    templates: templates.source,
    onEvent: (event, receivedAtMs) => follower.take(event, receivedAtMs),
  });
  const run: Run = { connection, follower, report, io };
  try {
    if (wait && !connection.follows)
      throw new CliError(
        "--wait needs webhooks. Have those of the account arrive on this machine and set WAMSG_WEBHOOK_PORT and WAMSG_APP_SECRET, or leave --wait out.",
      );
    const count = document.payloads.length;
    const to =
      values.to === undefined
        ? undefined
        : (readRecipient(values.to) ?? { kind: "phone" as const, id: values.to });
    const plan: Plan = {
      file,
      label: ({ index }) => (count > 1 ? `${file} ${index + 1}/${count}` : file),
      to,
      wait,
      timeoutMs,
    };
    const problems = checkDocument(document, {
      country: undefined,
      variables: variablesNow(run, values.to),
      templates: templates.definitions,
      nowMs: Date.now(),
    }).filter(problem => !(to && document.payloads.some(payload => isAboutRecipient(problem, payload))));
    const errors = problems.filter(({ severity }) => severity === "error");
    // Text that is not JSON cannot be posted, whatever is forced.
    if (errors.length > 0 && (!values.force || document.faults.length > 0)) {
      for (const finding of findingsOf(file, text, errors)) report.problem(finding);
      return 1;
    }
    if (count === 0) throw new CliError(`${file} holds no message.`);
    report.warnings(beforeSending(document.payloads, problems, plan, run), count);
    return await sendPayloads(document.payloads, plan, run);
  } finally {
    await connection.close();
  }
}
