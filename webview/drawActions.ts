import { html, nothing, type TemplateResult } from "lit-html";
import { drawIcon } from "./icons.ts";
import type { ActionsSheet, Scene } from "./scene.ts";

/** The reactions that a phone offers first. */
const emojis = ["👍", "❤️", "😂", "😮", "😢", "🙏"];

/** What a customer can do with a message: put an emoji on it, or answer it. */
export function drawActions({ bubble }: ActionsSheet, { touch }: Scene): TemplateResult {
  const own = bubble.customerReaction?.own;
  const react = (emoji: string) => (event: Event) => {
    event.stopPropagation();
    touch?.react(bubble.index, emoji === own ? undefined : emoji);
  };
  const reply = (event: Event): void => {
    event.stopPropagation();
    touch?.answer(bubble.index);
  };
  const webhook = (wamid: string) => (event: Event) => {
    event.stopPropagation();
    touch?.openReply(wamid, "webhook");
  };
  const choices = own === undefined || emojis.includes(own) ? emojis : [own, ...emojis];
  return html`<div class="sheet-list">
    <div class="emojis" role="group" aria-label="React">
      ${choices.map(
        emoji =>
          html`<button
            type="button"
            class="emoji-choice"
            aria-pressed=${emoji === own ? "true" : "false"}
            aria-label=${emoji === own ? `Take back ${emoji}` : `React with ${emoji}`}
            @click=${react(emoji)}
          >${emoji}</button>`,
      )}
    </div>
    <button type="button" class="action" @click=${reply}>${drawIcon("reply")}<span>Reply</span></button>
    ${
      bubble.customerReaction
        ? html`<button type="button" class="action" @click=${webhook(bubble.customerReaction.wamid)}>
            ${drawIcon("code")}<span>Webhook of the reaction</span>
          </button>`
        : nothing
    }
  </div>`;
}
