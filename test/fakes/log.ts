import type * as vscode from "vscode";

/** A log that remembers its lines, each with its level in front. */
export function fakeLog(): { log: vscode.LogOutputChannel; lines: string[] } {
  const lines: string[] = [];
  const at = (level: string) => (text: string) => void lines.push(`${level} ${text}`);
  const log = {
    trace: at("trace"),
    debug: at("debug"),
    info: at("info"),
    warn: at("warn"),
    error: at("error"),
    show() {},
    dispose() {},
  };
  return { log: log as unknown as vscode.LogOutputChannel, lines };
}
