import { html, type TemplateResult } from "lit-html";
import { jsonTokens, prettyJson } from "../src/core/replies/jsonTokens.ts";
import { drawIcon } from "./icons.ts";
import type { Scene, WebhookSheet } from "./scene.ts";

/** What the business receives for a customer's message, as JSON that can be copied. */
export function drawWebhook({ reply }: WebhookSheet, scene: Scene): TemplateResult {
  const body = reply.webhook ?? "";
  const copy = (event: Event): void => {
    event.stopPropagation();
    scene.look.copy(prettyJson(body), "Webhook copied.");
  };
  const { name, simulated } = scene.snapshot.account;
  const received = reply.state !== undefined;
  const said = received
    ? `${simulated ? "The simulator" : name} has posted this to the webhook.`
    : "Your webhook would receive this. It was not sent to anyone.";
  return html`<p class="sheet-note">${drawIcon("info")}<span>${said}</span></p>
    <pre class="json" tabindex="0" dir="ltr" aria-label="Webhook body">${jsonTokens(body).map(
      ({ text, kind }) => (kind === "plain" ? text : html`<span data-token=${kind}>${text}</span>`),
    )}</pre>
    <div class="sheet-foot">
      <button type="button" class="sheet-send" @click=${copy}>${drawIcon("copy")}Copy JSON</button>
    </div>`;
}
