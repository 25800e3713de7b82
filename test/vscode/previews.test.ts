import assert from "node:assert/strict";
import { mock, test } from "node:test";
import { type PreviewSource, Previews } from "../../src/vscode/previews.ts";
import { activate, editor, openDocument, resetEditor, Uri, WebviewPanel } from "../fakes/vscode.ts";

const account = { name: "Simulator", simulated: true, testNumber: undefined, businessName: "Harbour Bikes" };
const source = {
  extensionUri: Uri.parse("file:///extension"),
  account: () => account,
  deliveries: () => [],
  refusals: () => [],
  fromServer: () => [],
  sending: () => false,
  problems: () => [],
  templates: () => [],
  replies: { of: () => [] },
  media: { files: () => [], loaded: () => [], isRemoteAllowed: () => false },
  send: () => {},
  export: () => {},
} as unknown as PreviewSource;

const text = (body: string) => `{"type": "text", "text": {"body": "${body}"}}`;
const open = (name: string) => openDocument(text(name), `file:///samples/${name}.wamsg.json`, "wamsg");
const beside = (previews: Previews, document: unknown) =>
  previews.openToTheSide(document as Parameters<Previews["openToTheSide"]>[0]);
const revive = (previews: Previews, panel: WebviewPanel, state: unknown) =>
  previews.deserializeWebviewPanel(
    panel as unknown as Parameters<Previews["deserializeWebviewPanel"]>[0],
    state,
  );
const shows = (panel: WebviewPanel | undefined) => panel?.posted.at(-1)?.snapshot?.title;

/** Runs with the clock in hand, and gives it back: other files' tests share this process. */
function previewTest(name: string, run: (previews: Previews) => void | Promise<void>): void {
  test(name, async () => {
    resetEditor();
    mock.timers.enable({ apis: ["setTimeout"] });
    const previews = new Previews(source);
    try {
      await run(previews);
    } finally {
      previews.dispose();
      mock.timers.reset();
    }
  });
}

previewTest(
  "a tab follows the active message; a locked one stays, and another is opened beside it",
  previews => {
    const [one, two] = [open("one"), open("two")];
    beside(previews, one);
    activate(two);
    const [first] = editor.panels;
    assert.equal(shows(first), "two.wamsg.json");
    first?.say({ type: "lock", locked: true });
    activate(one);
    assert.equal(shows(first), "two.wamsg.json");
    beside(previews, one);
    assert.equal(editor.panels.length, 2);
    assert.equal(shows(editor.panels[1]), "one.wamsg.json");
    assert.match(first?.title ?? "", /^🔒/);
  },
);

previewTest("a page that has missed anything gets the whole of it when it is ready", previews => {
  beside(previews, open("one"));
  const [panel] = editor.panels;
  const before = panel?.posted.length ?? 0;
  panel?.say({ type: "ready" });
  assert.equal(panel?.posted.length, before + 1);
  assert.equal(panel?.posted.at(-1)?.type, "show");
});

previewTest(
  "a reloaded window gives every tab back with its document, and locked if it was",
  async previews => {
    open("one");
    const two = open("two");
    const [locked, following] = [new WebviewPanel(2), new WebviewPanel(3)];
    await revive(previews, locked, { uri: "file:///samples/one.wamsg.json", ui: {}, locked: true });
    await revive(previews, following, { uri: "file:///samples/one.wamsg.json", ui: {} });
    assert.equal(locked.posted.at(-1)?.snapshot?.locked, true);
    activate(two);
    assert.equal(shows(locked), "one.wamsg.json");
    assert.equal(shows(following), "two.wamsg.json");
  },
);

previewTest("a tab that comes back without a page is opened again in its place", async previews => {
  open("one");
  const silent = new WebviewPanel(2);
  await revive(previews, silent, { uri: "file:///samples/one.wamsg.json", ui: {}, locked: true });
  mock.timers.tick(6000);
  assert.equal(silent.closed, true);
  assert.deepEqual(
    editor.panels.map(({ viewColumn }) => viewColumn),
    [2],
  );
  assert.equal(shows(editor.panels[0]), "one.wamsg.json");
  assert.equal(editor.panels[0]?.posted.at(-1)?.snapshot?.locked, true);
});

previewTest("a tab that answers, is hidden, or was closed meanwhile is left alone", async previews => {
  open("one");
  const state = { uri: "file:///samples/one.wamsg.json", ui: {} };
  const [answering, hidden, closed] = [new WebviewPanel(2), new WebviewPanel(2), new WebviewPanel(2)];
  for (const panel of [answering, hidden, closed]) await revive(previews, panel, state);
  answering.say({ type: "ready" });
  hidden.visible = false;
  closed.dispose();
  mock.timers.tick(6000);
  assert.deepEqual([answering.closed, hidden.closed], [false, false]);
  assert.equal(editor.panels.length, 0);
});

previewTest("a tab whose state says nothing is closed", async previews => {
  const panel = new WebviewPanel(2);
  await revive(previews, panel, undefined);
  assert.equal(panel.closed, true);
});

previewTest("of several tabs on one message the one with the focus is meant", previews => {
  const one = open("one");
  beside(previews, one);
  editor.panels[0]?.say({ type: "lock", locked: true });
  activate(open("two"));
  beside(previews, openDocument(text("two"), "file:///samples/two.wamsg.json", "wamsg"));
  const [locked, following] = editor.panels;
  assert.ok(locked && following);
  activate(one);
  const focused = () => previews.active;
  assert.equal(focused(), undefined);
  following.active = true;
  assert.equal(focused()?.locked, false);
  assert.equal(previews.panelOf(one.uri as never), focused());
  focused()?.lock(true);
  assert.equal(following.posted.at(-1)?.snapshot?.locked, true);
  assert.match(following.title, /^🔒/);
});

previewTest("from a tab with the focus one goes to the message that it shows", async previews => {
  const one = open("one");
  await previews.showSource();
  assert.deepEqual(editor.executed, []);
  beside(previews, one);
  const [panel] = editor.panels;
  if (panel) panel.active = true;
  await previews.showSource();
  assert.equal(editor.executed[0]?.[1], one);
});

previewTest(
  "what stands in a template's text is made anew when the person wants to see something else",
  previews => {
    beside(previews, open("one"));
    const [panel] = editor.panels;
    const posts = () => panel?.posted.length ?? 0;
    const before = posts();
    panel?.say({ type: "arranged", arrangement: { theme: "dark" } });
    assert.equal(posts(), before);
    panel?.say({ type: "arranged", arrangement: { theme: "dark", variables: "names" } });
    assert.equal(posts(), before + 1);
    panel?.say({ type: "arranged", arrangement: { theme: "light", variables: "names" } });
    assert.equal(posts(), before + 1);
  },
);
