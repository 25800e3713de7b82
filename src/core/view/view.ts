import type { DeliveryState } from "../delivery/delivery.ts";
import type { Span } from "../problem.ts";
import type { ReplyTap, Tap } from "../replies/tap.ts";
import type { TextBlock } from "./formatText.ts";
import type {
  AudioView,
  CardView,
  ContactView,
  InsetView,
  ProductView,
  StickerView,
  TypingView,
} from "./kindParts.ts";
import type { MediaSource } from "./mediaSource.ts";
import type { SheetPage } from "./sheetPage.ts";

/**
 * A conversation as the preview draws it: plain data, no markup, independent of viewpoint, theme and platform.
 * Every `span` says which JSON a part comes from.
 */
export interface ConversationView {
  readonly businessName: string;
  /** The id of the group that it is in; `undefined`: it is with one customer. */
  readonly group?: string | undefined;
  readonly items: readonly ItemView[];
  /** Messages at the end that are not drawn, because a picture of so many is of no use. */
  readonly omitted: number;
  /** How many UTF-16 units later than its spans say each item stands in the text; absent: all stand where they say. */
  readonly shifts?: readonly number[];
}

export type ItemView = BubbleView | NoteView;

/** A message of the chat. */
export interface BubbleView {
  readonly shape: "bubble";
  /** Position of the payload in the document. */
  readonly index: number;
  readonly span: Span;
  /** Who wrote it. Only the unknown target of a reaction is the customer's. */
  readonly sender: "business" | "customer";
  /** A message that the document only points to. */
  readonly stub: boolean;
  /** What it is, for people: "Text message". */
  readonly kind: string;
  /** Its content in a few words; may be empty. */
  readonly summary: string;
  /** BCP 47 language of the content, where the payload says it. */
  readonly language: string | undefined;
  /** Media, templates and interactive messages have a fixed width; text shrinks to fit. */
  readonly wide: boolean;
  /** A sticker has no bubble around it. */
  readonly bare: boolean;
  readonly quote: QuoteView | undefined;
  readonly blocks: readonly BlockView[];
  readonly rows: readonly RowView[];
  /** Rows at the end that are not drawn. */
  readonly omittedRows: number;
  /** A carousel's cards, which stand in a row below the bubble. */
  readonly cards: readonly CardView[];
  readonly omittedCards: number;
  /** What a computer shows in place of a message that only phones can; `undefined`: it shows the message. */
  readonly phoneOnly: string | undefined;
  readonly reaction: ReactionView | undefined;
  /** What the customer put on it; the business's own is `reaction`. */
  readonly customerReaction?: CustomerReaction | undefined;
  /** What the tool has to say about it, outside the chat. */
  readonly tooling: Words | undefined;
  /** "Today", "Yesterday", a weekday of the last days, or a date. */
  readonly day: string;
  /** "9:41 AM" */
  readonly time: string;
  /** `undefined`: not sent yet. */
  readonly state: DeliveryState | undefined;
  /** When it left, in milliseconds since the epoch. */
  readonly sentMs?: number | undefined;
  readonly failures: readonly FailureView[];
}

/** What customers put on a message: in a group they may be several. */
export interface CustomerReaction {
  readonly emoji: string;
  /** The newest of them. */
  readonly wamid: string;
  /** What the customer of the preview put on it. */
  readonly own: string | undefined;
}

/** A line between the bubbles that is the tool's, not the client's. */
export interface NoteView {
  readonly shape: "note";
  readonly index: number;
  readonly span: Span;
  readonly text: string;
  readonly failures: readonly FailureView[];
}

/** A text that is shown as it is. */
export interface Words {
  readonly text: string;
  readonly span: Span;
}

/** Why a message did not arrive, and what to do about it. */
export interface FailureView {
  /** What became of it: "Not delivered", "Not sent". */
  readonly outcome: string;
  /** `undefined`: the answer had none. */
  readonly code: number | undefined;
  readonly title: string;
  /** What Meta publishes of the code, in our words; `undefined` where it publishes nothing. */
  readonly meaning: string | undefined;
  readonly action: string | undefined;
  /** What the answer or the webhook itself said beyond its title. */
  readonly details: string | undefined;
}

/** The earlier message that a message answers. */
export interface QuoteView {
  readonly span: Span;
  /** The payload quoted; `undefined`: it is not in this document. */
  readonly target: number | undefined;
  /** Its content in a few words, or the end of its id. */
  readonly text: string;
  readonly icon: IconName | undefined;
  /** The picture of it, where it is one. */
  readonly source?: MediaSource | undefined;
}

export interface ReactionView {
  readonly emoji: string;
  readonly span: Span;
  /** Position of the payload that reacts. */
  readonly index: number;
}

/** One part of a bubble, top to bottom. */
export type BlockView =
  | { readonly block: "text"; readonly role: "body" | "footer"; readonly text: TextView; readonly span: Span }
  | { readonly block: "heading"; readonly words: Words }
  | { readonly block: "placeholder"; readonly text: string; readonly span: Span }
  | MediaView
  | MapView
  | AudioView
  | StickerView
  | ContactView
  | InsetView
  | ProductView
  | TypingView
  | { readonly block: "linkCard"; readonly domain: string; readonly url: string; readonly span: Span }
  | { readonly block: "parameters"; readonly title: string; readonly values: readonly ParameterView[] }
  | { readonly block: "standIn"; readonly text: string; readonly span: Span };

export interface TextView {
  /** All of the text, or as much as anyone would read. */
  readonly blocks: readonly TextBlock[];
  /** What is shown before "Read more"; `undefined`: all of it. */
  readonly short: readonly TextBlock[] | undefined;
  /** The text is longer than `blocks`. */
  readonly cut: boolean;
  /** One, two or three emoji and nothing else are drawn large. */
  readonly emojiOnly: 1 | 2 | 3 | undefined;
}

/** A picture, film or file that is not loaded: its place, and what is known of it. */
export interface MediaView {
  readonly block: "media";
  readonly media: "image" | "video" | "document" | "gif";
  /** A header is cropped wide, a message of its own is not. */
  readonly header: boolean;
  readonly name: string;
  /** Where it comes from: a host, an id. */
  readonly origin: string | undefined;
  /** Upper-case file extension, for a document's tile. */
  readonly extension: string | undefined;
  /** From where it could be shown; without it only its place is. */
  readonly source?: MediaSource | undefined;
  readonly span: Span;
}

export interface MapView {
  readonly block: "map";
  readonly latitude: string;
  readonly longitude: string;
  readonly name: Words | undefined;
  readonly address: Words | undefined;
  readonly span: Span;
}

/** A value that goes into a template's text. */
export interface ParameterView {
  /** "{{1}}" or "{{first_name}}" */
  readonly label: string;
  readonly value: string;
  readonly span: Span;
  /** The value is missing or of a type that is not drawn; `value` says so. */
  readonly faint: boolean;
}

export interface RowView {
  readonly icon: IconName | undefined;
  readonly label: string;
  /** The label is not the real one: that is part of the template at Meta, or not written yet. */
  readonly faint: boolean;
  readonly detail: string | undefined;
  /** What a screen reader says: "Reply: Confirm". */
  readonly name: string;
  readonly span: Span;
  readonly sheet: SheetView | undefined;
  /** What a customer's tap does; without it nothing that is simulated. */
  readonly tap?: Tap | undefined;
  /** It shares its line with its neighbour. */
  readonly half?: true;
}

/** What a row opens: options to choose one from, unless it has buttons or a page. */
export interface SheetView {
  readonly title: string;
  readonly sections: readonly SectionView[];
  readonly omitted: number;
  /** The buttons without room under a template. */
  readonly buttons?: readonly RowView[];
  /** A form, a shop, a bill or a profile. */
  readonly page?: SheetPage;
}

export interface SectionView {
  readonly title: Words | undefined;
  readonly rows: readonly OptionView[];
}

export interface OptionView {
  readonly title: string;
  readonly description: string | undefined;
  /** The title is missing; `title` says so. */
  readonly faint: boolean;
  readonly span: Span;
  /** What choosing it sends; without it the option is not whole yet. */
  readonly tap?: ReplyTap | undefined;
}

/** Names of Lucide icons. */
export type IconName =
  | "reply"
  | "credit-card"
  | "phone-missed"
  | "shopping-cart"
  | "square-arrow-out-up-right"
  | "phone"
  | "copy"
  | "list"
  | "image"
  | "video"
  | "file-text"
  | "map-pin"
  | "clipboard-list"
  | "receipt"
  | "ban"
  | "chevron-down"
  | "circle-check"
  | "clock"
  | "contact-round"
  | "gift"
  | "headphones"
  | "mic"
  | "package"
  | "package-check"
  | "shopping-bag"
  | "sticker"
  | "store"
  | "truck";
