import * as vscode from "vscode";
import { type Arrangement, arrangements } from "../core/arrangement.ts";
import type { TunnelChoice } from "../node/tunnel/chooseWay.ts";

export interface Settings {
  readonly apiVersion: string;
  readonly variables: Readonly<Record<string, string>>;
  readonly sendTimeoutMs: number;
  /** Whom real messages may go to; everybody where it is empty. */
  readonly allowedRecipients: readonly string[];
  /** Whether texts that are open are looked through for access tokens and app secrets. */
  readonly findSecrets: boolean;
  readonly sequence: {
    /** How long a message is waited for before the next one. */
    readonly deliveredTimeoutMs: number;
    readonly whenOverdue: "ask" | "goOn" | "stop";
  };
  readonly preflight: {
    /** Rules that are not asked. */
    readonly off: ReadonlySet<string>;
    readonly checkLinks: boolean;
    readonly freshLinks: boolean;
  };
  readonly curlShell: "auto" | "bash" | "powershell" | "cmd";
  readonly simulatorSpeed: number;
  readonly simulatorPort: number;
  readonly webhookPort: number;
  readonly tunnel: TunnelChoice;
  readonly preview: Pick<Arrangement, "viewpoint" | "theme" | "platform">;
}

/** The settings for a resource, each with its default where somebody wrote nonsense. */
export function readSettings(scope?: vscode.Uri): Settings {
  const configuration = vscode.workspace.getConfiguration("wamsg", scope);
  const webhookPort = number(configuration.get("webhooks.port"), 0, 65535, 0);
  return {
    apiVersion: text(configuration.get("apiVersion"), /^v\d{1,3}\.\d$/, "v25.0"),
    variables: strings(configuration.get("variables")),
    sendTimeoutMs: 1000 * number(configuration.get("sendTimeoutSeconds"), 1, 300, 30),
    allowedRecipients: texts(configuration.get("allowedRecipients")),
    findSecrets: configuration.get("findSecrets") !== false,
    sequence: {
      deliveredTimeoutMs: 1000 * number(configuration.get("sequence.deliveredTimeoutSeconds"), 1, 3600, 30),
      whenOverdue: oneOf(configuration.get("sequence.whenOverdue"), ["ask", "goOn", "stop"]),
    },
    preflight: {
      off: new Set(texts(configuration.get("preflight.off"))),
      checkLinks: configuration.get("preflight.checkLinks") === true,
      freshLinks: configuration.get("preflight.freshLinks") === true,
    },
    curlShell: oneOf(configuration.get("curl.shell"), ["auto", "bash", "powershell", "cmd"]),
    simulatorSpeed: number(configuration.get("simulator.speed"), 0.01, 1000, 1),
    simulatorPort: number(configuration.get("simulator.port"), 0, 65535, 0),
    webhookPort,
    tunnel: {
      tunnel: oneOf(configuration.get("webhooks.tunnel"), [
        "auto",
        "cloudflared",
        "ngrok",
        "devtunnel",
        "vscode",
        "command",
        "url",
      ]),
      command: text(configuration.get("webhooks.tunnelCommand"), /^/, ""),
      publicUrl: text(configuration.get("webhooks.publicUrl"), /^/, "").trim(),
      port: webhookPort,
    },
    preview: {
      viewpoint: oneOf(configuration.get("preview.viewpoint"), arrangements.viewpoint),
      theme: oneOf(configuration.get("preview.theme"), arrangements.theme),
      platform: oneOf(configuration.get("preview.platform"), arrangements.platform),
    },
  };
}

/** Changes a setting of this person, for every workspace. */
export async function writeSetting(
  name: "preflight.off" | "preflight.freshLinks" | "allowedRecipients",
  value: boolean | readonly string[],
): Promise<void> {
  await vscode.workspace.getConfiguration("wamsg").update(name, value, vscode.ConfigurationTarget.Global);
}

const texts = (value: unknown): readonly string[] =>
  (Array.isArray(value) ? value : []).filter(item => typeof item === "string");

const text = (value: unknown, pattern: RegExp, otherwise: string): string =>
  typeof value === "string" && pattern.test(value) ? value : otherwise;

const number = (value: unknown, least: number, most: number, otherwise: number): number =>
  typeof value === "number" && value >= least && value <= most ? value : otherwise;

const oneOf = <T extends string>(value: unknown, choices: readonly [T, ...T[]]): T =>
  choices.find(choice => choice === value) ?? choices[0];

function strings(value: unknown): Record<string, string> {
  if (typeof value !== "object" || value === null) return {};
  return Object.fromEntries(
    Object.entries(value).filter((entry): entry is [string, string] => typeof entry[1] === "string"),
  );
}
