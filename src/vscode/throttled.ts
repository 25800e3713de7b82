import type * as vscode from "vscode";

/**
 * Runs something soon after it was asked for, and not more often than every `gapMs`, however often it is asked for. A gap
 * that is a function is asked anew each time.
 */
export function throttled(run: () => void, gapMs: number | (() => number)): (() => void) & vscode.Disposable {
  let timer: NodeJS.Timeout | undefined;
  let lastMs = Number.NEGATIVE_INFINITY;
  const ask = (): void => {
    if (timer) return;
    timer = setTimeout(
      () => {
        timer = undefined;
        lastMs = performance.now();
        run();
      },
      Math.max(0, lastMs + (typeof gapMs === "number" ? gapMs : gapMs()) - performance.now()),
    );
  };
  return Object.assign(ask, { dispose: () => clearTimeout(timer) });
}
