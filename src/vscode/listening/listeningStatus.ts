import * as vscode from "vscode";
import { toldAddress } from "../../node/webhooks/forwardTarget.ts";
import type { Forwarding } from "../deliveries/forwarding.ts";
import { Disposable } from "../disposable.ts";
import type { Listening, ListeningState } from "./listening.ts";

/** In the status bar: whether webhooks of a real account come here, and where Meta sends them. */
export class ListeningStatus extends Disposable {
  readonly #item = this.own(
    vscode.window.createStatusBarItem("wamsg.listening", vscode.StatusBarAlignment.Left, 8),
  );

  constructor(listening: Listening, forwarding: Pick<Forwarding, "targetOf" | "onDidChange">) {
    super();
    this.#item.name = "Wamsg listening for webhooks";
    const show = (): void => this.#show(listening.state, accountId => forwarding.targetOf(accountId)?.url);
    this.own(listening.onDidChange(show));
    this.own(forwarding.onDidChange(show));
    show();
  }

  #show(state: ListeningState, forwardedTo: (accountId: string) => string | undefined): void {
    if (state.kind === "off") {
      this.#item.hide();
      return;
    }
    const { text, detail, command, warns } = shown(state, forwardedTo(state.account.id));
    this.#item.text = text;
    this.#item.tooltip = detail;
    this.#item.command = command;
    this.#item.backgroundColor = warns ? new vscode.ThemeColor("statusBarItem.warningBackground") : undefined;
    this.#item.accessibilityInformation = { label: `Wamsg: ${detail}` };
    this.#item.show();
  }
}

interface Shown {
  readonly text: string;
  readonly detail: string;
  readonly command: string;
  readonly warns?: boolean;
}

function shown(state: Exclude<ListeningState, { kind: "off" }>, forwardedTo: string | undefined): Shown {
  const { name } = state.account;
  const deliveries = "wamsg.showDeliveries";
  switch (state.kind) {
    case "starting":
      return { text: "$(loading~spin) Webhooks", detail: state.step, command: deliveries };
    case "on":
      return {
        text: `$(broadcast) ${new URL(state.url).host}`,
        detail: `Webhooks of ${name} come to ${state.url} and from there to port ${state.port} of this machine.${forwardedTo === undefined ? "" : ` They are forwarded to ${toldAddress(forwardedTo)}.`} Click to stop or copy the address.`,
        command: "wamsg.listeningActions",
      };
    case "broken":
      return {
        text: "$(debug-disconnect) Webhooks cut off",
        detail: `Webhooks of ${name} do not arrive: ${state.reason} Meta repeats them for hours. Click to start again or to stop.`,
        command: "wamsg.listeningActions",
        warns: true,
      };
    case "stopping":
      return {
        text: "$(loading~spin) Webhooks",
        detail: `Putting back where the webhooks of ${name} went before`,
        command: deliveries,
      };
    case "elsewhere":
      return {
        text: "$(broadcast) Webhooks: other window",
        detail: `Another window listens for the webhooks of ${name}; they show up here too. This window takes over when that one closes.`,
        command: deliveries,
      };
    default:
      return state satisfies never;
  }
}
