import { html, nothing, type TemplateResult } from "lit-html";
import type { ItemView } from "../src/core/view/view.ts";
import { drawBubble } from "./drawBubble.ts";
import { drawBar, drawComposer } from "./drawFrame.ts";
import { drawNote } from "./drawNote.ts";
import { drawSheet } from "./drawSheet.ts";
import type { Scene } from "./scene.ts";

/** The whole page below the toolbar: the phone with the conversation in it. */
export function drawPreview(scene: Scene): TemplateResult {
  const { conversation, notice } = scene.snapshot;
  const covered = scene.sheet !== undefined;
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
        </div>
        <div class="composer" ?inert=${covered}>${drawComposer()}</div>
        ${scene.sheet ? drawSheet(scene.sheet, scene) : nothing}
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

function dayBefore(items: readonly ItemView[], position: number): string | undefined {
  for (let at = position - 1; at >= 0; at--) {
    const item = items[at];
    if (item?.shape === "bubble") return item.day;
  }
  return undefined;
}
