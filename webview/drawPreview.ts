import { html, nothing, type TemplateResult } from "lit-html";
import { guard } from "lit-html/directives/guard.js";
import type { ReplyView } from "../src/core/replies/viewReplies.ts";
import type { ItemView } from "../src/core/view/view.ts";
import { drawBubble } from "./drawBubble.ts";
import { drawComposer } from "./drawComposer.ts";
import { drawBar, drawInertComposer } from "./drawFrame.ts";
import { drawNote } from "./drawNote.ts";
import { drawReply } from "./drawReply.ts";
import { drawSheet } from "./drawSheet.ts";
import { drawToast } from "./drawToast.ts";
import { drawIcon } from "./icons.ts";
import type { Scene } from "./scene.ts";

/** The whole page below the toolbar: the phone with the conversation in it. */
export function drawPreview(scene: Scene, around = aroundMessages(scene)): TemplateResult {
  const { conversation, notice } = scene.snapshot;
  const { sheet, touch } = scene;
  const covered = sheet !== undefined;
  return html`
    ${scene.standalone ? nothing : html`<header class="toolbar" id="toolbar"></header>`}
    <main class="stage">
      <h1 class="unseen">Preview of ${scene.snapshot.title}</h1>
      ${notice ? html`<p class="notice" role="status">${notice}</p>` : nothing}
      <div class="phone" dir=${scene.direction}>
        ${
          scene.frame
            ? html`<div class="bar" ?inert=${covered}>${drawBar(conversation.businessName, scene)}</div>`
            : nothing
        }
        <div class="wallpaper"></div>
        <div class="chat" id="chat" role="log" tabindex="0" ?inert=${covered} aria-label=${chatLabel(scene)}>
          ${conversation.items.length === 0 ? html`<p class="empty">Nothing to show yet.</p>` : nothing}
          ${drawSequence(scene, around)}
          ${
            conversation.omitted > 0
              ? html`<p class="note">${conversation.omitted} more messages are not drawn.</p>`
              : nothing
          }
        </div>
        ${drawToast(scene)}
        ${
          scene.frame
            ? html`<div class="composer" ?inert=${covered}>
                ${touch && !scene.standalone ? drawComposer(touch, scene) : drawInertComposer()}
              </div>`
            : nothing
        }
        ${sheet ? drawSheet(sheet, scene) : nothing}
      </div>
    </main>
  `;
}

function chatLabel({ viewpoint }: Scene): string {
  return `Message preview, ${viewpoint}'s view`;
}

/** In chats with a business of this API the client says who carries them (preview §2.22); in our words. */
function drawStartNotice(): TemplateResult {
  return html`<p class="start-notice">${drawIcon("lock")}<span
      >This business uses a secure service from Meta to manage this chat.</span
    ></p>`;
}

/** What stands in the chat, and whose it is: of neighbours of one sender and day only the first and the last are marked. */
interface Entry {
  readonly of: ItemView | ReplyView;
  readonly sender: string | undefined;
  readonly day: string | undefined;
  /** Position of the payload; `undefined`: it is a reply. */
  readonly index: number | undefined;
  readonly draw: (place: { readonly first: boolean; readonly last: boolean }) => TemplateResult;
}

/** Each is drawn anew only when it, its neighbours or what is around the messages has changed. */
function drawSequence(scene: Scene, around: string): unknown[] {
  const entries = entriesOf(scene);
  const tapped = tappedIn(scene);
  let today: string | undefined;
  return entries.map((entry, at) => {
    const before = entries[at - 1];
    const after = entries[at + 1];
    const newDay = entry.day !== undefined && entry.day !== today;
    if (newDay) today = entry.day;
    const first = newDay || before?.sender !== entry.sender;
    const last = after?.sender !== entry.sender || (after?.day !== undefined && after.day !== today);
    return guard(
      [
        entry.of,
        newDay,
        first,
        last,
        around,
        entry.index === undefined ? undefined : tapped.get(entry.index),
      ],
      () =>
        html`${newDay ? html`<p class="day"><span>${entry.day}</span></p>` : nothing}${
          at === 0 && scene.startNotice ? drawStartNotice() : nothing
        }${entry.draw({ first, last })}`,
    );
  });
}

/** What was tapped in each message, by its position: those rows are drawn pale. */
function tappedIn({ snapshot: { replies = [] } }: Scene): ReadonlyMap<number, string> {
  const tapped = new Map<number, string>();
  for (const { answers, tapped: it } of replies)
    if (answers !== undefined && it)
      tapped.set(answers, `${tapped.get(answers) ?? ""} ${JSON.stringify(it)}`);
  return tapped;
}

/** All that the drawing of a message can depend on besides itself, in a form that can be compared. */
export function aroundMessages({ snapshot, expanded, touch, look: _, sheet: __, ...scene }: Scene): string {
  // Marks of the caret and of problems come after the drawing, and each reply is an entry of its own.
  const { version: ___, caret: ____, problems: _____, replies: ______, conversation, ...known } = snapshot;
  const { items: _______, shifts: ________, ...chat } = conversation;
  return JSON.stringify([known, chat, [...expanded], touch !== undefined, scene]);
}

/** What came back stands before the first message that was sent after it, else at the end: it was tapped now. */
function entriesOf(scene: Scene): Entry[] {
  const { conversation, replies = [] } = scene.snapshot;
  const came = replies.filter(reply => reply.shape !== "reaction");
  const entryOf = (reply: ReplyView): Entry => ({
    of: reply,
    sender: reply.shape === "note" ? undefined : `customer ${reply.sender?.name ?? ""}`,
    day: reply.day,
    index: undefined,
    draw: place => drawReply(reply, scene, place),
  });
  const items = conversation.items.flatMap(item => [
    ...came.filter(reply => reply.before === item.index).map(entryOf),
    entryOfItem(item, scene),
  ]);
  return [...items, ...came.filter(reply => reply.before === undefined).map(entryOf)];
}

function entryOfItem(item: ItemView, scene: Scene): Entry {
  if (item.shape === "note")
    return {
      of: item,
      sender: undefined,
      day: undefined,
      index: item.index,
      draw: () => drawNote(item, scene),
    };
  return {
    of: item,
    sender: item.sender === "customer" ? "customer " : item.sender,
    day: item.day,
    index: item.index,
    draw: place => drawBubble(item, scene, place),
  };
}
