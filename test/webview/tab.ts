import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Browser, BrowserContext, Page, Route } from "playwright-core";

/** Where the pages of the tests are: no real address, all of it is answered here. */
export const origin = "https://preview.test";

const assets = join(import.meta.dirname, "../../dist/webview");

/** What a tab shows to one test. */
export interface Shown {
  readonly html: string;
  /** What goes wrong in the page is added here. */
  readonly faults: string[];
  /** What the page asks the network for is added here. */
  readonly requests: string[];
}

/** A tab of the browser. Opening one takes as long as a test: most are used again by the next. */
export interface Tab {
  readonly context: BrowserContext;
  readonly page: Page;
  serve(shown: Shown): void;
  /** The test is over. */
  free(): Promise<void>;
}

interface Wanted {
  readonly width: number;
  readonly height: number;
  readonly scale: number;
  /** Without the stand-in for the editor, which a used tab would still have. */
  readonly alone: boolean;
}

const idle = new WeakMap<Browser, Tab[]>();

export async function tabFor(browser: Browser, { width, height, scale, alone }: Wanted): Promise<Tab> {
  const plain = scale === 1 && !alone;
  const free = idle.get(browser) ?? [];
  idle.set(browser, free);
  const used = plain ? free.pop() : undefined;
  if (used) {
    await used.page.setViewportSize({ width, height });
    return used;
  }
  const context = await browser.newContext({
    viewport: { width, height },
    deviceScaleFactor: scale,
    reducedMotion: "reduce",
  });
  const page = await context.newPage();
  let shown: Shown | undefined;
  page.on("pageerror", error => shown?.faults.push(String(error)));
  page.on("console", message => message.type() === "error" && shown?.faults.push(message.text()));
  page.on("request", request => shown?.requests.push(request.url()));
  await context.route("**/*", route => answer(route, shown?.html ?? ""));
  const tab: Tab = {
    context,
    page,
    serve: next => {
      shown = next;
    },
    free: async () => {
      shown = undefined;
      if (!plain || page.isClosed()) return context.close();
      await page.unrouteAll();
      await context.clearPermissions();
      // Nothing of the old page may run into the next test.
      await page.goto("about:blank");
      free.push(tab);
    },
  };
  return tab;
}

function answer(route: Route, html: string): Promise<void> {
  const { pathname } = new URL(route.request().url());
  if (pathname === "/") return route.fulfill({ contentType: "text/html", body: html });
  const name = /^\/([\w-]+\.(?:js|css))$/.exec(pathname)?.[1];
  if (!name) return route.abort();
  const contentType = name.endsWith(".js") ? "text/javascript" : "text/css";
  return route.fulfill({ contentType, body: readFileSync(join(assets, name)) });
}
