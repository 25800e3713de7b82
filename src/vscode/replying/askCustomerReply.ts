import type { Filled } from "../../core/replies/filled.ts";
import type { InboundContent } from "../../core/replies/inboundContent.ts";
import { answerable, type OfferedTap, offeredTaps } from "../../core/replies/offeredTaps.ts";
import type { Tapped } from "../../core/replies/tap.ts";
import { clipped } from "../../core/view/jsonField.ts";
import type { ConversationView } from "../../core/view/view.ts";
import { askStepsOrBack } from "../inputSteps.ts";
import { askContact, askOrder, askPlace, askText } from "./askContent.ts";
import { askFile, type FileMessage } from "./askFile.ts";
import { askSheet } from "./askSheet.ts";
import { back, type Choice, heading, pickOne } from "./pickStep.ts";

/** What the customer does. */
export type CustomerAct =
  | { readonly does: "tap"; readonly index: number; readonly tapped: Tapped; readonly filled?: Filled }
  | { readonly does: "send"; readonly content: InboundContent }
  | { readonly does: "sendFile"; readonly message: FileMessage }
  | { readonly does: "react"; readonly index: number; readonly emoji: string | undefined };

type Ask = () => Promise<CustomerAct | undefined | typeof back>;

const title = "Reply as Customer";

/**
 * `Reply as Customer…`: asks what the customer does, which is to answer a message of the conversation, or something of their
 * own. `undefined`: the person gave up. A real account's customer sends no files: those live in the simulator.
 */
export async function askCustomerReply(
  conversation: ConversationView,
  simulated: boolean,
): Promise<CustomerAct | undefined> {
  for (;;) {
    const ask = await pickOne<Ask>(choices(conversation, simulated), {
      title,
      placeholder: "What the customer does",
      hasBack: false,
    });
    if (ask === undefined || ask === back) return undefined;
    const act = await ask();
    if (act !== back) return act;
  }
}

function choices(conversation: ConversationView, simulated: boolean): readonly Choice<Ask>[] {
  const taps = offeredTaps(conversation);
  const hasMessages = answerable(conversation).length > 0;
  return [
    { label: "$(comment) Write a Text…", value: sending(askText) },
    ...taps.flatMap((offer, i) => [
      ...(offer.index === taps[i - 1]?.index ? [] : [heading(clipped(offer.message, 40))]),
      { label: `$(reply) ${offer.label}`, description: offer.detail ?? nameOf(offer), value: tapping(offer) },
    ]),
    heading("send"),
    ...(simulated
      ? [
          { label: "$(file-media) Image…", value: sendingFile("image") },
          { label: "$(device-camera-video) Video…", value: sendingFile("video") },
          { label: "$(mic) Voice Message…", value: sendingFile("audio", { voice: true }) },
          { label: "$(unmute) Audio…", value: sendingFile("audio") },
          { label: "$(file) Document…", value: sendingFile("document") },
          { label: "$(smiley) Sticker…", value: sendingFile("sticker") },
        ]
      : []),
    { label: "$(location) Location…", value: sending(askPlace) },
    { label: "$(person) Contact…", value: sending(askContact) },
    { label: "$(package) Order…", description: "a cart from the catalogue", value: sending(askOrder) },
    ...(hasMessages
      ? [{ label: "$(thumbsup) Reaction…", value: (): ReturnType<Ask> => askReaction(conversation) }]
      : []),
    {
      label: "$(call-incoming) Call",
      description: "calls and hangs up; opens the customer service window",
      value: () => Promise.resolve({ does: "send", content: { type: "call", call: {} } }),
    },
  ];
}

function nameOf({ tap: { tapped } }: OfferedTap): string {
  const names: Readonly<Record<Tapped["kind"], string>> = {
    button: "button",
    listRow: "row of the list",
    templateButton: "button of the template",
    location: "shares a location",
    contactInfo: "shares their contact",
    address: "fills in the address form",
    permission: "answers whether to be called",
    flow: "fills in the form",
    cart: "sends a cart",
    payment: "pays",
    call: "calls",
  };
  return names[tapped.kind];
}

function sending(ask: () => Promise<InboundContent | undefined | typeof back>): Ask {
  return async () => {
    const content = await ask();
    return content === undefined || content === back ? content : { does: "send", content };
  };
}

function sendingFile(...[kind, more]: Parameters<typeof askFile>): Ask {
  return async () => {
    const message = await askFile(kind, more);
    return message === undefined || message === back ? message : { does: "sendFile", message };
  };
}

function tapping({ index, label, page, tap: { tapped } }: OfferedTap): Ask {
  return async () => {
    if (!page) return { does: "tap", index, tapped };
    const filled = await askSheet(page, label);
    return filled === undefined || filled === back ? filled : { does: "tap", index, tapped, filled };
  };
}

const emojis = ["👍", "❤️", "😂", "😮", "😢", "🙏"];

async function askReaction(conversation: ConversationView): ReturnType<Ask> {
  const messages = answerable(conversation);
  for (;;) {
    const index =
      messages.length === 1
        ? messages[0]?.index
        : await pickOne(
            messages.map(it => ({ label: it.summary || it.kind, description: it.kind, value: it.index })),
            { title, placeholder: "Which message the customer reacts to", hasBack: true },
          );
    if (index === undefined || index === back) return index;
    const emoji = await askEmoji();
    if (emoji === undefined) return undefined;
    if (emoji !== back) return { does: "react", index, emoji: emoji === "" ? undefined : emoji };
    if (messages.length === 1) return back;
  }
}

/** `""`: takes the reaction back. */
async function askEmoji(): Promise<string | undefined | typeof back> {
  for (;;) {
    const emoji = await pickOne(
      [
        ...emojis.map(label => ({ label, value: label })),
        { label: "Another Emoji…", value: "other" },
        { label: "Take the Reaction Back", value: "" },
      ],
      { title, hasBack: true },
    );
    if (emoji !== "other") return emoji;
    const answers = await askStepsOrBack(title, [
      {
        key: "emoji",
        prompt: "Emoji",
        validate: text => (/^\P{ASCII}{1,30}$/u.test(text) ? undefined : "A reaction is one emoji."),
      },
    ]);
    if (answers === undefined) return undefined;
    if (answers !== back) return answers.emoji;
  }
}
