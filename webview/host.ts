import type { FromWebview } from "../src/core/protocol.ts";
import type { Kept } from "./ui.ts";

/** The editor around the webview, as far as the webview needs it. */
export interface Host {
  readonly post: (message: FromWebview) => void;
  readonly keep: (state: Kept) => void;
  readonly kept: unknown;
}

/** The editor; `undefined` where the page stands alone, as an exported file does. */
export function connectHost(): Host | undefined {
  if (typeof acquireVsCodeApi === "undefined") return undefined;
  const editor = acquireVsCodeApi();
  return {
    post: message => editor.postMessage(message),
    keep: state => editor.setState(state),
    kept: editor.getState(),
  };
}
