import { type Browser, chromium, type Page } from "playwright-core";
import type { Delivery } from "../../src/core/delivery/delivery.ts";
import { parseDocument } from "../../src/core/document/parseDocument.ts";
import type { FromWebview, Snapshot } from "../../src/core/protocol.ts";
import type { TemplateDefinition } from "../../src/core/templates/templateDefinition.ts";
import { previewPage } from "../../src/core/view/previewPage.ts";
import { viewDocument } from "../../src/core/view/viewDocument.ts";
import { findBrowser } from "../../src/node/preview/findBrowser.ts";
import { browserFlags, sharedBrowserVariable } from "../host/sharedBrowser.ts";
import { origin, tabFor } from "./tab.ts";

/** Half past one in the afternoon, the same in every test. */
export const nowMs = Date.UTC(2026, 10, 30, 13, 30);

/** An installed browser, driven by the tests: the one that the launcher has opened for all files, else one of its own. */
export async function openBrowser(): Promise<Browser> {
  const shared = process.env[sharedBrowserVariable];
  if (shared) return chromium.connect(shared);
  const executablePath = findBrowser();
  if (!executablePath)
    throw new Error("These tests need Chromium, Chrome or Edge, or its path in WAMSG_BROWSER.");
  return chromium.launch({ executablePath, args: [...browserFlags] });
}

/** Everything about a snapshot that a test may want to choose. */
export interface Choice extends Partial<Omit<Snapshot, "defaults">> {
  readonly deliveries?: readonly (Delivery | undefined)[];
  readonly templates?: readonly TemplateDefinition[];
  readonly viewpoint?: Snapshot["defaults"]["viewpoint"];
  readonly theme?: Snapshot["defaults"]["theme"];
  readonly platform?: Snapshot["defaults"]["platform"];
}

/** What the extension would say of a document. */
export function snapshotOf(document: unknown, choice: Choice = {}): Snapshot {
  const {
    deliveries = [],
    templates,
    viewpoint = "customer",
    theme = "light",
    platform = "android",
    ...rest
  } = choice;
  const text = typeof document === "string" ? document : JSON.stringify(document);
  const context = {
    nowMs,
    locale: "en-GB",
    timeZone: "UTC",
    businessName: "Example Bikes",
    deliveries,
    templates,
  };
  return {
    version: 1,
    uri: "file:///order.wamsg.json",
    title: "order.wamsg.json",
    conversation: viewDocument(parseDocument(text), context),
    notice: undefined,
    account: { name: "Simulator", simulated: true, testNumber: "+15551234567" },
    sending: false,
    locked: false,
    defaults: { viewpoint, theme, platform },
    ...rest,
  };
}

/** What became of a message. */
export function delivery(state: Delivery["state"], more: Partial<Delivery> = {}): Delivery {
  return {
    wamid: "wamid.1",
    recipient: undefined,
    state,
    times: { accepted: nowMs },
    pricing: undefined,
    errors: [],
    ...more,
  };
}

/** A preview in a browser, under its real policy, with a stand-in for the editor around it. */
export interface Preview extends AsyncDisposable {
  readonly page: Page;
  /** What went wrong in the page: exceptions, refused loads, errors on its console. */
  readonly faults: readonly string[];
  /** What the page asked the network for. */
  readonly requests: readonly string[];
  show(snapshot: Snapshot): Promise<void>;
  /** What the webview has said, without its first "ready". */
  posted(): Promise<FromWebview[]>;
  kept(): Promise<unknown>;
}

/** How the page is opened. */
export interface Opening {
  /** Classes the editor puts on the body. */
  readonly bodyClass?: string;
  /** What an earlier life of the webview kept. */
  readonly kept?: unknown;
  readonly width?: number;
  readonly height?: number;
  /** Pixels of a screenshot for one of the page. */
  readonly scale?: number;
  /** Without the editor: the page has to draw what is written into it. */
  readonly alone?: boolean;
}

/** Opens the page the extension would open, with a snapshot if one is given. */
export async function openPreview(
  browser: Browser,
  snapshot?: Snapshot,
  opening: Opening = {},
): Promise<Preview> {
  const {
    bodyClass = "vscode-body vscode-light",
    kept,
    width = 520,
    height = 900,
    scale = 1,
    alone = false,
  } = opening;
  const tab = await tabFor(browser, { width, height, scale, alone });
  const { context, page } = tab;
  const faults: string[] = [];
  const requests: string[] = [];
  const html = previewPage({
    scriptUri: `${origin}/main.js`,
    styleUri: `${origin}/style.css`,
    cspSource: origin,
    nonce: "bm9uY2U=",
    title: "Preview",
    snapshot: alone ? snapshot : undefined,
  }).replace("<body>", `<body class="${bodyClass}">`);
  tab.serve({ html, faults, requests });
  if (!alone) {
    await context.addInitScript(state => {
      const posted: unknown[] = [];
      const editor = { posted, kept: state };
      Object.assign(globalThis, {
        editor,
        acquireVsCodeApi: () => ({
          postMessage: (message: unknown) => posted.push(message),
          setState: (value: unknown) => Object.assign(editor, { kept: value }),
          getState: () => state,
        }),
      });
    }, kept);
  }
  await page.goto(`${origin}/`);
  const show = (next: Snapshot): Promise<void> =>
    page.evaluate(async value => {
      dispatchEvent(new MessageEvent("message", { data: { type: "show", snapshot: value } }));
      await new Promise(resolve => requestAnimationFrame(resolve));
    }, next);
  if (snapshot && !alone) await show(snapshot);
  return {
    page,
    faults,
    requests,
    show,
    posted: () => page.evaluate(() => globalThis.editor.posted.slice(1)),
    kept: () => page.evaluate(() => globalThis.editor.kept),
    [Symbol.asyncDispose]: () => tab.free(),
  };
}

declare global {
  var editor: { posted: FromWebview[]; kept: unknown };
}
