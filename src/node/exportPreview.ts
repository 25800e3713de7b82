import { createHash } from "node:crypto";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { extname, join } from "node:path";
import type { Platform, Theme, Viewpoint } from "../core/arrangement.ts";
import { parseDocument } from "../core/document/parseDocument.ts";
import type { Snapshot } from "../core/protocol.ts";
import type { TemplateDefinition } from "../core/templates/templateDefinition.ts";
import type { LoadedMedia } from "../core/view/mediaSource.ts";
import { standalonePage } from "../core/view/previewPage.ts";
import { viewDocument } from "../core/view/viewDocument.ts";
import { findBrowser } from "./preview/findBrowser.ts";
import { loadFiles } from "./preview/loadFiles.ts";
import { takePicture } from "./preview/takePicture.ts";

/** Why a picture of a document could not be made. Callers branch on `code`, people read `message`. */
export class ExportError extends Error {
  override readonly name = "ExportError";
  readonly code: "noBrowser" | "unreadable" | "unwritable";

  constructor(code: ExportError["code"], message: string, options?: ErrorOptions) {
    super(message, options);
    this.code = code;
  }
}

/** What to draw. */
export interface DrawOptions {
  /** The document's text. */
  readonly text: string;
  /** Shown as the page's title. */
  readonly fileName: string;
  /** A picture, or a self-contained page. */
  readonly format: "html" | "png";
  readonly viewpoint: Viewpoint;
  readonly theme: Theme;
  readonly platform: Platform;
  /** What is drawn, where it is known better than from the text: with what was sent and what came back. */
  readonly snapshot?: Snapshot | undefined;
  /** The content of the files in it. */
  readonly media?: readonly LoadedMedia[] | undefined;
  /** Without a snapshot: the folder that the files which the text names lie in; without it none is read. */
  readonly folder?: string | undefined;
  /** Folder with `main.js` and `style.css` of the webview, normally `dist/webview`. */
  readonly assetsFolder: string;
  /** The definitions that are known, so that a template shows its text. */
  readonly templates?: readonly TemplateDefinition[] | undefined;
  /** Name over the chat; "Your business" where none is given. */
  readonly businessName?: string | undefined;
  /** The time that the messages show, milliseconds since the epoch; now where none is given. */
  readonly nowMs?: number | undefined;
}

/** What to draw, and where to put it. */
export interface ExportOptions extends Omit<DrawOptions, "format"> {
  /** Path of the file to write: `.png` is a picture, anything else a self-contained HTML page. */
  readonly out: string;
}

/** Room around the phone, CSS pixels. */
const margin = 24;

/** Widths of the windows that fit the phone and the web client, CSS pixels. */
const widths: Readonly<Record<Platform, number>> = { android: 375, iphone: 375, web: 680 };

/** Draws a document into a file that needs no network. Throws {@link ExportError}. */
export async function exportPreview({ out, ...options }: ExportOptions): Promise<void> {
  const format = extname(out).toLowerCase() === ".png" ? "png" : "html";
  await write(out, await drawPreview({ ...options, format }));
}

/** Draws a document into the content of such a file. Throws {@link ExportError}. */
export async function drawPreview(options: DrawOptions): Promise<Uint8Array> {
  const html = await page(options);
  if (options.format === "html") return Buffer.from(html);

  const browser = findBrowser();
  if (browser === undefined) throw noBrowser();
  const folder = await mkdtemp(join(tmpdir(), "wamsg-preview-"));
  try {
    const file = join(folder, "preview.html");
    await writeFile(file, html);
    const width = widths[options.platform] + 2 * margin;
    return await takePicture({ browser, page: file, width, element: ".stage" }).catch((cause: unknown) => {
      throw new ExportError("noBrowser", `${browser} could not draw the picture: ${wordsOf(cause)}`, {
        cause,
      });
    });
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function page(options: DrawOptions): Promise<string> {
  const [script, style] = await Promise.all([
    asset(options.assetsFolder, "main.js"),
    asset(options.assetsFolder, "style.css"),
  ]);
  const { media = [], snapshot } = options;
  const drawn = snapshot ? { snapshot, media } : await withFiles(snapshotOf(options), options.folder);
  return standalonePage({
    script,
    style,
    scriptHash: hash(script),
    styleHash: hash(style),
    title: options.fileName,
    snapshot: drawn.snapshot,
    media: dataUrls(drawn.media),
  });
}

async function withFiles(snapshot: Snapshot, folder: string | undefined) {
  const { files, media } =
    folder === undefined ? { files: {}, media: [] } : await loadFiles(snapshot.conversation, folder);
  return { snapshot: { ...snapshot, media: files }, media };
}

/** A page with more than this in it is too heavy to be opened; what comes after has its place only. In bytes. */
const heaviest = 64 * 1024 * 1024;

function dataUrls(media: readonly LoadedMedia[]): Readonly<Record<string, string>> {
  let weight = 0;
  const urls: [string, string][] = [];
  for (const { key, mime, bytes } of media) {
    weight += bytes.length;
    if (weight > heaviest) break;
    urls.push([key, `data:${mime};base64,${Buffer.from(bytes).toString("base64")}`]);
  }
  return Object.fromEntries(urls);
}

function snapshotOf({
  text,
  fileName,
  viewpoint,
  theme,
  platform,
  templates,
  businessName,
  nowMs,
}: DrawOptions): Snapshot {
  const document = parseDocument(text);
  return {
    version: 1,
    uri: fileName,
    title: fileName,
    conversation: viewDocument(document, {
      nowMs: nowMs ?? Date.now(),
      businessName: businessName ?? "Your business",
      deliveries: [],
      templates,
    }),
    notice: document.faults[0]?.message,
    account: { name: "Simulator", simulated: true, testNumber: undefined },
    sending: false,
    locked: false,
    defaults: { viewpoint, theme, platform },
  };
}

async function asset(folder: string, name: string): Promise<string> {
  try {
    return await readFile(join(folder, name), "utf8");
  } catch (cause) {
    const message = `The preview's own file ${name} cannot be read from ${folder}: ${wordsOf(cause)}`;
    throw new ExportError("unreadable", message, { cause });
  }
}

async function write(out: string, content: Uint8Array): Promise<void> {
  try {
    await writeFile(out, content);
  } catch (cause) {
    throw new ExportError("unwritable", `${out} cannot be written: ${wordsOf(cause)}`, { cause });
  }
}

function noBrowser(): ExportError {
  const chosen = process.env.WAMSG_BROWSER;
  return new ExportError(
    "noBrowser",
    chosen
      ? `A picture needs a browser, and WAMSG_BROWSER names "${chosen}", which does not exist.`
      : "A picture needs Chromium, Chrome or Edge, and none was found. Install one, set WAMSG_BROWSER to its path, or export to .html instead.",
  );
}

function hash(text: string): string {
  return createHash("sha256").update(text).digest("base64");
}

function wordsOf(cause: unknown): string {
  return cause instanceof Error ? cause.message : String(cause);
}
