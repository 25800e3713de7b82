import { html, nothing, type TemplateResult } from "lit-html";
import type { Snapshot } from "../src/core/protocol.ts";
import { idTail } from "../src/core/view/chat.ts";
import { drawIcon } from "./icons.ts";
import type { Scene } from "./scene.ts";

/** The bar over the chat. Its buttons are pictures: they do nothing here. */
export function drawBar(businessName: string, scene: Scene): TemplateResult {
  const { viewpoint, platform, snapshot } = scene;
  if (snapshot.conversation.group !== undefined) return drawGroupBar(snapshot.conversation.group, scene);
  const customer = snapshot.account.testNumber || "Customer";
  const name = viewpoint === "customer" ? businessName : customer;
  return html`
    ${platform === "web" ? nothing : drawIcon("arrow-left")}
    <span class="avatar" aria-hidden="true">${initialOf(name)}</span>
    <span class="who">
      <bdi class="who-name">${name}</bdi>
      <span class="who-line">${viewpoint === "customer" ? "Business account" : "Customer"}</span>
    </span>
    ${drawIcon("phone")}${drawIcon("ellipsis-vertical")}
  `;
}

/** A group has a name, which no message tells, and members: those who were heard of (preview §2.18). */
function drawGroupBar(group: string, { viewpoint, platform, snapshot }: Scene): TemplateResult {
  const { conversation, replies = [] } = snapshot;
  const others = replies.flatMap(reply =>
    reply.sender && !isOwn(reply.sender, snapshot) ? reply.sender.name : [],
  );
  const names = [...new Set(viewpoint === "customer" ? [conversation.businessName, ...others] : others)];
  return html`
    ${platform === "web" ? nothing : drawIcon("arrow-left")}
    <span class="avatar" aria-hidden="true">${drawIcon("users-round")}</span>
    <span class="who">
      <bdi class="who-name">Group ${idTail(group)}</bdi>
      <bdi class="who-line">${[...names, "You"].join(", ")}</bdi>
    </span>
    ${drawIcon("ellipsis-vertical")}
  `;
}

/** Whether a member of a group is who looks at the customer's phone: the test number. */
export function isOwn({ id }: { readonly id: string }, { account }: Pick<Snapshot, "account">): boolean {
  return id.replace(/\D/g, "") === (account.testNumber ?? "").replace(/\D/g, "");
}

/** The place to write in, as a picture: where nobody plays the customer. */
export function drawInertComposer(): TemplateResult {
  return html`
    <span class="field" aria-hidden="true">${drawIcon("smile")}<span>Message</span>${drawIcon("plus")}</span>
    <span class="voice" aria-hidden="true">${drawIcon("mic")}</span>
  `;
}

/** The first letter of a name; a number has none. */
export function initialOf(name: string): string {
  return /\p{L}/u.exec(name)?.[0].toLocaleUpperCase() ?? "#";
}
