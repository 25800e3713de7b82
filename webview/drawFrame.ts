import { html, nothing, type TemplateResult } from "lit-html";
import type { Snapshot } from "../src/core/protocol.ts";
import { memberName } from "../src/core/replies/readGroupNews.ts";
import { idTail } from "../src/core/view/chat.ts";
import { offersProducts } from "../src/core/view/offersProducts.ts";
import { drawIcon } from "./icons.ts";
import type { Scene } from "./scene.ts";

/** The bar over the chat. Its buttons are pictures: they do nothing here. */
export function drawBar(businessName: string, scene: Scene): TemplateResult {
  const { viewpoint, platform, snapshot } = scene;
  if (snapshot.conversation.group !== undefined) return drawGroupBar(snapshot.conversation.group, scene);
  const customer = snapshot.account.testNumber || "Customer";
  const own = viewpoint === "customer";
  const name = own ? businessName : customer;
  return html`
    ${platform === "web" ? nothing : drawIcon("arrow-left")}
    <span class="avatar" aria-hidden="true">${initialOf(name)}</span>
    <span class="who">
      <span class="who-name"><bdi>${name}</bdi>${own && snapshot.account.official ? drawBadge() : nothing}</span>
      <span class="who-line">${own ? "Business account" : "Customer"}</span>
    </span>
    ${own && offersProducts(snapshot.conversation) ? drawIcon("store") : nothing}${drawIcon("phone")}${drawIcon("ellipsis-vertical")}
  `;
}

function drawBadge(): TemplateResult {
  return html`<span class="badge">${drawIcon("badge-check")}<span class="unseen">Verified</span></span>`;
}

/** A group has a name and members: as far as webhooks told of them, or they wrote (preview §2.18). */
function drawGroupBar(group: string, { viewpoint, platform, snapshot }: Scene): TemplateResult {
  const { conversation, replies = [], group: facts } = snapshot;
  const writers = replies.flatMap(({ sender }) => sender ?? []);
  const silent = (facts?.members ?? []).filter(id => !writers.some(it => it.id === id));
  const people = [...writers, ...silent.map(id => ({ id, name: memberName(id) }))];
  const others = people.filter(it => !isOwn(it, snapshot)).map(({ name }) => name);
  const names = [...new Set(viewpoint === "customer" ? [conversation.businessName, ...others] : others)];
  return html`
    ${platform === "web" ? nothing : drawIcon("arrow-left")}
    <span class="avatar" aria-hidden="true">${drawIcon("users-round")}</span>
    <span class="who">
      <bdi class="who-name">${facts?.subject ?? `Group ${idTail(group)}`}</bdi>
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
