import { html, nothing, type TemplateResult } from "lit-html";
import type { ItemView } from "../src/core/view/view.ts";
import { drawBubble } from "./drawBubble.ts";
import { drawComposer } from "./drawComposer.ts";
import { drawBar, drawInertComposer } from "./drawFrame.ts";
import { drawNote } from "./drawNote.ts";
import { drawReply } from "./drawReply.ts";
import { drawSheet } from "./drawSheet.ts";
import { drawToast } from "./drawToast.ts";
import type { Scene } from "./scene.ts";

/** The whole page below the toolbar: the phone with the conversation in it. */
export function drawPreview(scene: Scene): TemplateResult {
  const { conversation, notice } = scene.snapshot;
  const { sheet, touch } = scene;
  const covered = sheet !== undefined;
  return html`
    ${scene.standalone ? nothing : html`<header class="toolbar" id="toolbar"></header>`}
    <main class="stage">
      <h1 class="unseen">Preview of ${scene.snapshot.title}</h1>
      ${notice ? html`<p class="notice" role="status">${notice}</p>` : nothing}
      <div class="phone">
        <div class="bar" ?inert=${covered}>${drawBar(conversation.businessName, scene)}</div>
        <div class="wallpaper"></div>
        <div class="chat" id="chat" role="log" tabindex="0" ?inert=${covered} aria-label=${chatLabel(scene)}>
          ${conversation.items.length === 0 ? html`<p class="empty">Nothing to show yet.</p>` : nothing}
          ${conversation.items.map((item, position) => drawItem(item, position, scene))}
          ${
            conversation.omitted > 0
              ? html`<p class="note">${conversation.omitted} more messages are not drawn.</p>`
              : nothing
          }
          ${drawReplies(scene)}
        </div>
        ${drawToast(scene)}
        <div class="composer" ?inert=${covered}>
          ${touch && !scene.standalone ? drawComposer(touch) : drawInertComposer()}
        </div>
        ${sheet && touch ? drawSheet(sheet, touch, scene) : nothing}
      </div>
    </main>
  `;
}

function chatLabel({ viewpoint }: Scene): string {
  return `Message preview, ${viewpoint}'s view`;
}

function drawItem(item: ItemView, position: number, scene: Scene): TemplateResult {
  const { items } = scene.snapshot.conversation;
  if (item.shape === "note") return drawNote(item, scene);
  const before = items[position - 1];
  const after = items[position + 1];
  const day =
    item.day === dayBefore(items, position) ? nothing : html`<p class="day"><span>${item.day}</span></p>`;
  return html`${day}${drawBubble(item, scene, {
    first: day !== nothing || before?.shape !== "bubble" || before.sender !== item.sender,
    last: after?.shape !== "bubble" || after.sender !== item.sender || after.day !== item.day,
  })}`;
}

/** What came back stands at the end: it was tapped now, whenever the messages were sent. */
function drawReplies(scene: Scene): TemplateResult[] {
  const { conversation, replies = [] } = scene.snapshot;
  return replies.map((reply, at) => {
    const { items } = conversation;
    const before = at === 0 ? dayBefore(items, items.length) : replies[at - 1]?.day;
    const day = reply.day === before ? nothing : html`<p class="day"><span>${reply.day}</span></p>`;
    return html`${day}${drawReply(reply, scene, {
      first: at === 0 || day !== nothing,
      last: replies[at + 1]?.day !== reply.day,
    })}`;
  });
}

function dayBefore(items: readonly ItemView[], position: number): string | undefined {
  for (let at = position - 1; at >= 0; at--) {
    const item = items[at];
    if (item?.shape === "bubble") return item.day;
  }
  return undefined;
}
