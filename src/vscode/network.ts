import * as vscode from "vscode";
import type { Connections, NetworkSettings, Route } from "../node/cloudApi/connections.ts";
import { Disposable } from "./disposable.ts";

/** The connections to real accounts: one pool, opened with the first use, and anew when the editor's network settings change. */
export class Network extends Disposable {
  #opened: Promise<Connections> | undefined;

  constructor() {
    super();
    this.own(
      vscode.workspace.onDidChangeConfiguration(change => {
        // What is on its way keeps its connection: cut off, nobody would know whether it was sent.
        if (change.affectsConfiguration("http")) void this.#taken()?.then(opened => opened.retire());
      }),
    );
    this.own({ dispose: () => void this.#taken()?.then(opened => opened.close()) });
  }

  /** The way to an address. Throws `CloudApiError` where the proxy that is set is none. */
  async to(baseUrl: string): Promise<Route> {
    return (await this.connections()).to(baseUrl);
  }

  /** The connections as they are now, for what is asked without a token. */
  async connections(): Promise<Connections> {
    this.#opened ??= open();
    return this.#opened;
  }

  /** The connections that were open, which nobody gets any more. */
  #taken(): Promise<Connections> | undefined {
    const opened = this.#opened;
    this.#opened = undefined;
    return opened;
  }
}

async function open(): Promise<Connections> {
  const { openConnections } = await import("../node/cloudApi/connections.ts");
  return openConnections(readNetworkSettings(), process.env);
}

/** The editor's network settings as the person has them: a workspace must not lead the token through a proxy of its own. */
export function readNetworkSettings(): NetworkSettings {
  const configuration = vscode.workspace.getConfiguration("http");
  const own = (name: string): unknown => {
    const found = configuration.inspect(name);
    return found?.globalValue ?? found?.defaultValue;
  };
  const noProxy = own("noProxy");
  return {
    useProxy: own("proxySupport") !== "off",
    proxy: text(own("proxy")),
    noProxy: Array.isArray(noProxy) ? noProxy.filter(host => typeof host === "string") : [],
    proxyAuthorization: text(own("proxyAuthorization")),
    strictSsl: own("proxyStrictSSL") !== false,
    systemCertificates: own("systemCertificates") !== false,
  };
}

const text = (value: unknown): string => (typeof value === "string" ? value.trim() : "");
