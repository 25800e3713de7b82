import { render } from "lit-html";
import type { FromWebview, Snapshot } from "../src/core/protocol.ts";
import { applyChange } from "../src/core/snapshotChange.ts";
import type { Controls } from "./controls.ts";
import { copyPicture } from "./copyPicture.ts";
import { Customer } from "./customer.ts";
import { clearComposer } from "./drawComposer.ts";
import { drawPng } from "./drawPng.ts";
import { aroundMessages, drawPreview } from "./drawPreview.ts";
import { connectHost } from "./host.ts";
import { installIcons } from "./icons.ts";
import { PartMarks } from "./markParts.ts";
import { MediaShelf } from "./mediaShelf.ts";
import { moveWithKeys } from "./moveWithKeys.ts";
import { onPress } from "./onPress.ts";
import { placeOf } from "./placed.ts";
import type { Scene } from "./scene.ts";
import { embeddedMedia, embeddedSnapshot, readToWebview } from "./snapshot.ts";
import { applyTheme, onDidChangeSurroundings } from "./theme.ts";
import { chosen, directionOf, readKept, type Ui } from "./ui.ts";

const host = connectHost();
const app = document.querySelector<HTMLElement>("#app") ?? document.body;
const kept = readKept(host?.kept);

const marks = new PartMarks(app);
const media = new MediaShelf(draw, embeddedMedia());
let snapshot = embeddedSnapshot();
let ui: Ui = kept.ui ?? {};
let uri = kept.uri;
let expanded: ReadonlySet<string> = new Set();
let controls: Controls | undefined;
let marked: number | undefined;

const post = (message: FromWebview): void => host?.post(message);
const customer = new Customer({
  post,
  draw,
  standalone: host === undefined,
  focusSheet: () =>
    app.querySelector<HTMLElement>(".sheet :is(input, textarea, pre), .sheet button")?.focus(),
  focusComposer: () => app.querySelector<HTMLElement>(".write input")?.focus(),
});

installIcons();
onPress(app, post, host && reveal);
moveWithKeys(app, reveal);
onDidChangeSurroundings(draw);
addEventListener("message", ({ data }: MessageEvent<unknown>) => {
  const message = readToWebview(data);
  if (!message) return;
  if (message.type === "caret") {
    moveCaret(message.version, message.caret);
    return;
  }
  if (message.type === "copy") {
    void copy(message.png);
    return;
  }
  if (message.type === "draw") {
    void drawPng(message.css).then(png => post({ type: "drawn", ...(png !== undefined && { png }) }));
    return;
  }
  if (message.type === "media") {
    media.take(message.key, message.mime, message.bytes);
    return;
  }
  const next = message.type === "show" ? message.snapshot : applyChange(snapshot, message.change);
  if (next) show(next);
  // What it changes was missed here: the extension says the whole of it again.
  else post({ type: "ready" });
});
app.addEventListener("scrollend", keepScroll, { capture: true, passive: true });
if (snapshot) show(snapshot);
post({ type: "ready" });
sayArrangement();

/** Where the page may not do it by itself, the person's own press on a button may. */
async function copy(png: string): Promise<void> {
  if (await copyPicture(png)) return post({ type: "copied", done: true });
  const press = async () => post({ type: "copied", done: await copyPicture(png) });
  customer.offer("The picture is ready.", { label: "Copy picture", press });
  app.querySelector<HTMLElement>(".toast-open")?.focus();
}

/** Shows the JSON of the nearest part around an element. */
function reveal(element: Element): void {
  const place = snapshot && placeOf(element, snapshot.conversation);
  if (place) post({ type: "reveal", ...place });
}

/** What the extension exports is arranged like what is seen. */
function sayArrangement(): void {
  const { scrollTop: _, ...arrangement } = ui;
  if (Object.keys(arrangement).length > 0) post({ type: "arranged", arrangement });
}

/** A snapshot of another document starts at its top, with its own long texts closed. */
function show(next: Snapshot): void {
  const scrollTop = ui.scrollTop;
  const other = uri !== undefined && uri !== next.uri;
  const revived = uri === next.uri && snapshot === undefined;
  if (other) {
    expanded = new Set();
    marked = undefined;
    customer.forget();
    clearComposer(app);
  }
  const answered = !other && newest(next) !== undefined && newest(next) !== newest(snapshot);
  snapshot = next;
  uri = next.uri;
  draw();
  const chat = chatElement();
  if (chat && other) chat.scrollTop = 0;
  if (chat && revived && scrollTop !== undefined) chat.scrollTop = scrollTop;
  followCursor(next);
  if (answered && !revived) showNewest();
  keep();
}

/** A caret that moves inside a message changes nothing of the picture but the mark. */
function moveCaret(version: number, caret: number): void {
  if (snapshot?.version !== version) return;
  snapshot = { ...snapshot, caret };
  marks.showCaret(snapshot);
}

function draw(): void {
  if (!snapshot) return;
  const choice = chosen(ui, snapshot.defaults);
  const root = document.documentElement;
  applyTheme(choice.theme);
  root.dataset.platform = choice.platform;
  // High contrast has colours of its own.
  root.dataset.palette = root.hasAttribute("data-contrast") ? "current" : choice.palette;
  root.dataset.viewpoint = choice.viewpoint;
  root.dataset.width = choice.width;
  root.dataset.text = choice.textSize;
  root.toggleAttribute("data-plain", !choice.wallpaper);
  root.toggleAttribute("data-frameless", !choice.frame);
  const direction = directionOf(choice, snapshot);
  root.dataset.direction = direction;
  root.toggleAttribute("data-standalone", host === undefined);
  // As on a phone: only the customer can tap what the business sent.
  const touches = choice.viewpoint === "customer";
  const scene: Scene = {
    snapshot,
    ...choice,
    direction,
    standalone: host === undefined,
    expanded,
    expand: key => {
      expanded = new Set(expanded).add(key);
      draw();
    },
    touch: touches ? customer : undefined,
    look: customer,
    media,
    sheet: customer.sheetIn(snapshot, touches),
    answering: touches ? customer.answeringIn(snapshot) : undefined,
    toast: customer.toast,
  };
  const around = aroundMessages(scene);
  const focused = document.activeElement;
  const message = focused?.closest<HTMLElement>(".message");
  render(drawPreview(scene, around), app);
  // Who moves with keys goes on from the message, or the chat, where what had the focus is gone. The editor's own focus is left alone.
  if (focused && !focused.isConnected && document.hasFocus())
    (message?.isConnected ? message : chatElement())?.focus({ preventScroll: true });
  marks.show(snapshot, around);
  controls?.show(snapshot, choice);
  if (host && !controls) void loadControls();
}

let loading = false;

/** The toolbar's components weigh more than the picture; they come after the picture is on the screen. */
async function loadControls(): Promise<void> {
  if (loading) return;
  loading = true;
  await new Promise(resolve => requestAnimationFrame(() => setTimeout(resolve)));
  const { createControls } = await import("./controls.ts");
  const toolbar = app.querySelector<HTMLElement>("#toolbar");
  if (!toolbar) return;
  controls = createControls(toolbar, {
    choose: choice => {
      ui = { ...ui, ...choice };
      draw();
      keep();
      sayArrangement();
    },
    export: () => post({ type: "export" }),
    send: () => post({ type: "send", index: snapshot?.activeIndex ?? 0 }),
    lock: locked => post({ type: "lock", locked }),
    reset: () => post({ type: "reset" }),
  });
  if (snapshot) controls.show(snapshot, chosen(ui, snapshot.defaults));
}

/** Brings the message under the cursor into the picture, once for every move of the cursor. */
function followCursor({ activeIndex }: Snapshot): void {
  if (activeIndex === marked) return;
  marked = activeIndex;
  app.querySelector(`.message[data-active]`)?.scrollIntoView({ block: "nearest" });
}

function newest(shown: Snapshot | undefined): string | undefined {
  return shown?.replies?.at(-1)?.wamid;
}

/** What came back stands at the end of the chat, where the answered message may not be. */
function showNewest(): void {
  const still = matchMedia("(prefers-reduced-motion: reduce)").matches;
  const behavior = still ? "auto" : "smooth";
  [...app.querySelectorAll(".reply")].at(-1)?.scrollIntoView({ block: "nearest", behavior });
}

function chatElement(): HTMLElement | null {
  return app.querySelector<HTMLElement>("#chat");
}

function keepScroll(): void {
  ui = { ...ui, scrollTop: chatElement()?.scrollTop ?? 0 };
  keep();
}

let keptText = "";

/** Told to the editor when it is something new: what it keeps costs it as much as a message. */
function keep(): void {
  if (uri === undefined) return;
  const state = { uri, ui, ...(snapshot?.locked && { locked: true as const }) };
  const text = JSON.stringify(state);
  if (text !== keptText) host?.keep(state);
  keptText = text;
}
