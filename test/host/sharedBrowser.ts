import { chromium } from "playwright-core";

/** Quiet, and with nothing that reaches the network. */
export const browserFlags = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
] as const;

/** Says to test files of their own processes where the browser listens that all of them share. */
export const sharedBrowserVariable = "WAMSG_TEST_BROWSER";

/** Opens one browser for all test files that run meanwhile: opening one takes longer than many a test. */
export async function withSharedBrowser<T>(executablePath: string, work: () => Promise<T>): Promise<T> {
  const server = await chromium.launchServer({ executablePath, args: [...browserFlags], host: "127.0.0.1" });
  process.env[sharedBrowserVariable] = server.wsEndpoint();
  try {
    return await work();
  } finally {
    delete process.env[sharedBrowserVariable];
    await server.close();
  }
}
