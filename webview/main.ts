import { render } from "lit-html";
import type { FromWebview, Snapshot } from "../src/core/protocol.ts";
import type { SheetView } from "../src/core/view/view.ts";
import type { Controls } from "./controls.ts";
import { drawPreview } from "./drawPreview.ts";
import { connectHost } from "./host.ts";
import { installIcons } from "./icons.ts";
import { moveWithKeys } from "./moveWithKeys.ts";
import { onPress } from "./onPress.ts";
import { embeddedSnapshot, readToWebview } from "./snapshot.ts";
import { applyTheme, onDidChangeSurroundings } from "./theme.ts";
import { chosen, readKept, type Ui } from "./ui.ts";

const host = connectHost();
const app = document.querySelector<HTMLElement>("#app") ?? document.body;
const kept = readKept(host?.kept);

let snapshot = embeddedSnapshot();
let ui: Ui = kept.ui ?? {};
let uri = kept.uri;
let expanded: ReadonlySet<string> = new Set();
let sheet: { readonly index: number; readonly row: number; readonly opener: Element | null } | undefined;
let controls: Controls | undefined;
let marked: number | undefined;

const post = (message: FromWebview): void => host?.post(message);

installIcons();
onPress(app, post, host === undefined);
moveWithKeys(app, post);
onDidChangeSurroundings(draw);
addEventListener("message", ({ data }: MessageEvent<unknown>) => {
  const next = readToWebview(data)?.snapshot;
  if (next) show(next);
});
app.addEventListener("scrollend", keepScroll, { capture: true, passive: true });
if (snapshot) show(snapshot);
post({ type: "ready" });

/** A snapshot of another document starts at its top, with its own long texts closed. */
function show(next: Snapshot): void {
  const scrollTop = ui.scrollTop;
  const other = uri !== undefined && uri !== next.uri;
  const revived = uri === next.uri && snapshot === undefined;
  if (other) {
    expanded = new Set();
    sheet = undefined;
    marked = undefined;
  }
  snapshot = next;
  uri = next.uri;
  draw();
  const chat = chatElement();
  if (chat && other) chat.scrollTop = 0;
  if (chat && revived && scrollTop !== undefined) chat.scrollTop = scrollTop;
  followCursor(next);
  keep();
}

function draw(): void {
  if (!snapshot) return;
  const choice = chosen(ui, snapshot.defaults);
  const root = document.documentElement;
  applyTheme(choice.theme);
  root.dataset.platform = choice.platform;
  root.dataset.viewpoint = choice.viewpoint;
  root.toggleAttribute("data-standalone", host === undefined);
  render(
    drawPreview({
      snapshot,
      ...choice,
      standalone: host === undefined,
      expanded,
      expand: key => {
        expanded = new Set(expanded).add(key);
        draw();
      },
      sheet: openSheet(snapshot),
      openSheet: (index, row) => {
        sheet = { index, row, opener: document.activeElement };
        draw();
        app.querySelector<HTMLElement>(".sheet input, .sheet button")?.focus();
      },
      closeSheet: () => {
        const opener = sheet?.opener;
        sheet = undefined;
        draw();
        if (opener instanceof HTMLElement) opener.focus();
      },
    }),
    app,
  );
  controls?.show(snapshot, choice);
  if (host && !controls) void loadControls();
}

/** The sheet is looked up again in every snapshot: its row may have changed, or be gone. */
function openSheet({ conversation, defaults }: Snapshot): SheetView | undefined {
  if (!sheet || chosen(ui, defaults).viewpoint !== "customer") return undefined;
  const { index, row } = sheet;
  const bubble = conversation.items.find(item => item.shape === "bubble" && item.index === index);
  return bubble?.shape === "bubble" ? bubble.rows[row]?.sheet : undefined;
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
    },
    send: () => post({ type: "send", index: snapshot?.activeIndex ?? 0 }),
    lock: locked => post({ type: "lock", locked }),
  });
  if (snapshot) controls.show(snapshot, chosen(ui, snapshot.defaults));
}

/** Brings the message under the cursor into the picture, once for every move of the cursor. */
function followCursor({ activeIndex }: Snapshot): void {
  if (activeIndex === marked) return;
  marked = activeIndex;
  app.querySelector(`.message[data-active]`)?.scrollIntoView({ block: "nearest" });
}

function chatElement(): HTMLElement | null {
  return app.querySelector<HTMLElement>("#chat");
}

function keepScroll(): void {
  ui = { ...ui, scrollTop: chatElement()?.scrollTop ?? 0 };
  keep();
}

function keep(): void {
  if (uri !== undefined) host?.keep({ uri, ui });
}
