import { durationWords } from "../view/fileFacts.ts";
import type { IconName } from "../view/view.ts";
import { answersOf } from "./completeReply.ts";
import type {
  CallByButton,
  CallPermission,
  FormReply,
  InboundContent,
  InboundMedia,
  PaymentMethod,
} from "./inboundContent.ts";

/** What a customer's message says. */
export interface ReplyWords {
  /** What it is, for people: "Reply". */
  readonly kind: string;
  /** May be empty. */
  readonly words: string;
  readonly detail?: string | undefined;
  readonly icon?: IconName;
  /** It is no bubble of the customer's, but a line of the client's. */
  readonly note?: true;
}

/** Stands for the type of a message that the customer deleted (webhooks §7). */
export const deletedType = "revoke";

/** What a customer's message says, in the client's words where it has its own. */
export function replyWords(content: InboundContent, locale: string | undefined): ReplyWords {
  switch (content.type) {
    case "text":
      return { kind: "Text message", words: content.text.body };
    case "interactive":
      return interactiveWords(content.interactive);
    case "button":
      return { kind: "Reply", words: content.button.text };
    case "location": {
      const { name, address, latitude, longitude } = content.location;
      return { kind: "Location", words: name ?? address ?? `${latitude}, ${longitude}` };
    }
    case "reaction":
      return { kind: "Reaction", words: content.reaction.emoji ?? "Reaction removed" };
    case "contacts":
      return { kind: "Contact", words: content.contacts.map(card => card.name.formatted_name).join(", ") };
    case "order":
      return { kind: "Order", words: content.order.text ?? "" };
    case "image":
      return mediaWords("Image", content.image);
    case "video":
      return mediaWords("Video", content.video);
    case "document":
      return mediaWords("Document", content.document);
    case "audio":
      return { kind: content.audio.voice ? "Voice message" : "Audio", words: "" };
    case "sticker":
      return { kind: "Sticker", words: "" };
    case "system":
      return {
        kind: content.system.group ? "Group" : "System message",
        words: content.system.body,
        note: true,
      };
    case "unsupported":
      if (content.unsupported?.type === deletedType)
        return { kind: "Deleted message", words: "This message was deleted.", icon: "ban" };
      return { kind: "Unsupported message", words: "This message cannot be shown here.", icon: "ban" };
    case "call":
      return callWords(content.call);
    case "payment": {
      const { amount, currency, reference_id } = content.payment;
      const paid = moneyWords(amount.value / amount.offset, currency, locale);
      return { kind: "Payment", words: `Paid ${paid} for order #${reference_id}`, note: true };
    }
  }
}

function callWords({ ended }: CallByButton): ReplyWords {
  if (!ended)
    return { kind: "Voice call", words: "The customer calls the business.", icon: "phone", note: true };
  if (ended.seconds === undefined)
    return { kind: "Voice call", words: "Missed voice call", icon: "phone-missed", note: true };
  const length = durationWords(ended.seconds);
  return { kind: "Voice call", words: `Voice call, ${length}`, icon: "phone", note: true };
}

type Interactive = Extract<InboundContent, { type: "interactive" }>["interactive"];

function interactiveWords(interactive: Interactive): ReplyWords {
  switch (interactive.type) {
    case "button_reply":
      return { kind: "Reply", words: interactive.button_reply.title };
    case "list_reply": {
      const { title, description } = interactive.list_reply;
      return { kind: "Reply from the list", words: title, detail: description };
    }
    case "nfm_reply":
      return formWords(interactive.nfm_reply);
    case "call_permission_reply":
      return {
        kind: "Call permission",
        words: permissionWords(interactive.call_permission_reply),
        note: true,
      };
    case "payment_method":
      return { kind: "Payment", words: methodWords(interactive.payment_method), note: true };
  }
}

/** Lines of an answered form that are shown below it. */
const mostAnswers = 4;

function formWords(form: FormReply): ReplyWords {
  if (form.name === "address_message") return { kind: "Address", words: form.body, icon: "map-pin" };
  const answers = Object.entries(answersOf(form)).filter(([name]) => name !== "flow_token");
  const shown = answers.slice(0, mostAnswers).map(([name, value]) => `${name}: ${wordsFor(value)}`);
  const more = answers.length - shown.length;
  const lines = more > 0 ? [...shown, `and ${more} more`] : shown;
  return {
    kind: "Form",
    words: "Response sent",
    detail: lines.join("\n") || undefined,
    icon: "clipboard-list",
  };
}

function wordsFor(value: unknown): string {
  return typeof value === "string" ? value : JSON.stringify(value);
}

function permissionWords({ response, is_permanent }: CallPermission): string {
  if (response === "reject") return "The customer does not allow calls.";
  return is_permanent ? "The customer allows calls at any time." : "The customer allows calls for 7 days.";
}

function methodWords(paid: PaymentMethod): string {
  const card = paid.last_four_digits && `ending in ${paid.last_four_digits}`;
  const order = paid.reference_id && `for order #${paid.reference_id}`;
  return ["Confirmed to pay with", paid.payment_method, card, order].filter(Boolean).join(" ");
}

function mediaWords(kind: string, { caption }: InboundMedia): ReplyWords {
  return { kind, words: caption ?? "" };
}

/** An amount of money as people write it, also in a currency that nobody knows. */
export function moneyWords(amount: number, currency: string, locale: string | undefined): string {
  if (!/^[A-Z]{3}$/.test(currency)) return `${amount} ${currency}`.trim();
  return new Intl.NumberFormat(locale, { style: "currency", currency }).format(amount);
}
