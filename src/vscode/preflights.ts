import { randomUUID } from "node:crypto";
import * as vscode from "vscode";
import type { Told } from "../core/preflight/describeWarnings.ts";
import type { PreflightContext } from "../core/preflight/preflight.ts";
import type { LinkAnswer } from "../core/preflight/rules/linkAnswer.ts";
import type { Problem } from "../core/problem.ts";
import type { Connections } from "../node/cloudApi/connections.ts";
import type { Account } from "./accounts.ts";
import type { WindowOf } from "./deliveries/windowItem.ts";
import { labelOf } from "./drafts.ts";
import { askSteps } from "./inputSteps.ts";
import { readMessageDocument, toRange } from "./messageDocument.ts";
import type { NewRecipients } from "./newRecipients.ts";
import { askPreflight, pickRules } from "./preflightQuestion.ts";
import type { SendHistory } from "./sendHistory.ts";
import type { Approval, Draft } from "./sendRequest.ts";
import { readSettings, writeSetting } from "./settings.ts";

/** What is known for the look before a send. */
export interface PreflightPorts {
  readonly history: SendHistory;
  problems(source: vscode.TextDocument): readonly Problem[];
  readonly window: WindowOf;
  readonly recipients: NewRecipients;
  /** Over which media links are asked. */
  connections(): Promise<Connections>;
  log(line: string): void;
}

type Drafts = (values: Readonly<Record<string, string>>) => readonly Draft[];

/** Looks at messages before they leave and asks once about everything there is to know, new recipients included. */
export class Preflights {
  readonly #ports: PreflightPorts;

  constructor(ports: PreflightPorts) {
    this.#ports = ports;
  }

  /** What the person agreed to; `undefined` where they decided against it. */
  async approve(account: Account, drafts: Drafts): Promise<Approval | undefined> {
    let values: Readonly<Record<string, string>> = {};
    const links = await askedLinks(drafts(values), this.#ports);
    for (;;) {
      const now = drafts(values);
      const fresh = readSettings().preflight.freshLinks;
      const told = (await this.#told(account, now, links)).filter(
        ({ warning }) => !(fresh && warning.remedy === "freshLinks"),
      );
      const blocked = told.some(({ warning }) => warning.weight === "blocked");
      if (!blocked && !(await this.#ports.recipients.allow(account, now))) return undefined;
      const newcomers = blocked ? [] : this.#ports.recipients.of(account, now);
      const asks = told.some(({ warning }) => warning.weight !== "hint" || !account.simulated);
      if (!asks && newcomers.length === 0) {
        for (const { label, warning } of told)
          this.#ports.log(`${label}: ${warning.message} (hint ${warning.rule})`);
        return this.#approval(account, values, fresh);
      }
      const answer = await askPreflight({ account, drafts: now, told, newcomers });
      if (answer === "send" || answer === "fresh" || answer === "alwaysFresh")
        await this.#ports.recipients.agreed(account, newcomers);
      switch (answer) {
        case "send":
          return this.#approval(account, values, fresh);
        case "alwaysFresh":
          await writeSetting("preflight.freshLinks", true);
          return this.#approval(account, values, true);
        case "fresh":
          return this.#approval(account, values, true);
        case "giveValues": {
          const given = await askValues(now);
          if (!given) return undefined;
          values = { ...values, ...given };
          break;
        }
        case "optIn":
          for (const { recipient } of now)
            if (recipient) await this.#ports.history.confirmOptIn(account, recipient.id);
          break;
        case "switchOff":
          if (!(await pickRules(told))) return undefined;
          break;
        case "show":
          await show(now, told);
          return undefined;
        case undefined:
          return undefined;
        default:
          answer satisfies never;
      }
    }
  }

  async #told(
    account: Account,
    drafts: readonly Draft[],
    links: ReadonlyMap<string, LinkAnswer>,
  ): Promise<readonly (Told & { readonly draft: Draft })[]> {
    const { preflight } = await import("../core/preflight/preflight.ts");
    const { problemsOf } = await import("../core/preflight/problemsOf.ts");
    const { customerKey } = await import("../core/delivery/deliveries.ts");
    const nowMs = Date.now();
    const planned: { accountId: string; recipient: string; atMs: number; links: string[] }[] = [];
    return drafts.flatMap(draft => {
      const { target, recipient } = draft;
      const context: PreflightContext = {
        body: draft.body,
        recipient,
        nowMs,
        problems: problemsOf(this.#ports.problems(target.source), target.payload, draft),
        broken: readMessageDocument(target.source).faults.length > 0,
        unresolved: draft.unresolved,
        business: {
          simulated: account.simulated,
          country: account.country,
          testNumbers: [account.testNumber, ...(account.testNumbers ?? [])].filter(it => it !== undefined),
          qualityRating: account.qualityRating,
          messagingLimit: account.messagingLimit,
        },
        window: recipient && this.#ports.window(account, recipient.id),
        history: [...this.#ports.history.of(account), ...planned],
        links,
        optedIn: recipient === undefined || this.#ports.history.hasOptedIn(account, recipient.id),
      };
      // The messages before this one count as sent: they will have been.
      if (recipient)
        planned.push({ accountId: account.id, recipient: customerKey(recipient.id), atMs: nowMs, links: [] });
      return preflight(context, readSettings().preflight.off).map(warning => ({
        label: labelOf(target),
        warning,
        draft,
      }));
    });
  }

  async #approval(
    account: Account,
    values: Readonly<Record<string, string>>,
    fresh: boolean,
  ): Promise<Approval> {
    const [{ withFreshLinks }, { linksIn }] = await Promise.all([
      import("../core/preflight/freshLinks.ts"),
      import("../core/preflight/linksIn.ts"),
    ]);
    const used = new Set(this.#ports.history.of(account).flatMap(({ links }) => links));
    return {
      values,
      adjust: body => {
        const stale = new Set(linksIn(body).flatMap(({ link }) => (used.has(link) ? [link] : [])));
        return fresh ? withFreshLinks(body, stale, randomUUID().slice(0, 8)) : { ...body };
      },
    };
  }
}

/** What the media links answer, where the person allows to ask them. */
async function askedLinks(
  drafts: readonly Draft[],
  ports: PreflightPorts,
): Promise<ReadonlyMap<string, LinkAnswer>> {
  if (!readSettings().preflight.checkLinks) return new Map();
  const [{ askLink }, { linksIn }] = await Promise.all([
    import("../node/links/askLink.ts"),
    import("../core/preflight/linksIn.ts"),
  ]);
  const links = [...new Set(drafts.flatMap(({ body }) => linksIn(body).map(({ link }) => link)))].slice(
    0,
    50,
  );
  if (links.length === 0) return new Map();
  const connections = await ports.connections();
  return vscode.window.withProgress(
    { location: vscode.ProgressLocation.Notification, title: "Asking the media links", cancellable: true },
    async (_progress, token) => {
      const abort = new AbortController();
      token.onCancellationRequested(() => abort.abort());
      const asking = { timeoutMs: 5000, signal: abort.signal, connections };
      const answers = await Promise.all(
        links.map(async link => [link, await askLink(link, asking)] as const),
      );
      for (const [link, answer] of answers)
        if (answer.kind === "unasked") ports.log(`${link} could not be asked: ${answer.reason}`);
      return new Map(abort.signal.aborted ? [] : answers);
    },
  );
}

async function askValues(drafts: readonly Draft[]): Promise<Record<string, string> | undefined> {
  const names = [...new Set(drafts.flatMap(({ unresolved }) => unresolved))];
  return askSteps(
    "Values for This Send",
    names.map(key => ({
      key,
      prompt: `\${${key}}: used for this send only`,
      validate: value => (value === "" ? "A variable is never sent as an empty text." : undefined),
    })),
  );
}

async function show(
  drafts: readonly Draft[],
  told: readonly (Told & { readonly draft: Draft })[],
): Promise<void> {
  const first = told.find(({ warning }) => warning.span);
  const source = first?.draft.target.source ?? drafts[0]?.target.source;
  if (!source) return;
  const span = first?.warning.span;
  await vscode.window.showTextDocument(source, span ? { selection: toRange(source, span) } : {});
}
