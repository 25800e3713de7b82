import type { Span } from "../problem.ts";
import type { MediaSource } from "./mediaSource.ts";
import type { BlockView, IconName, RowView } from "./view.ts";

/** A recording: a voice message with its waveform, or a sound file. */
export interface AudioView {
  readonly block: "audio";
  readonly voice: boolean;
  /** Height of each bar of the waveform, in pixels. The sound is not known: they come from the media's id. */
  readonly bars: readonly number[];
  readonly name: string;
  /** Where it comes from: a host, an id. */
  readonly origin: string;
  readonly source?: MediaSource | undefined;
  readonly span: Span;
}

/** A picture without a bubble. */
export interface StickerView {
  readonly block: "sticker";
  readonly name: string;
  readonly origin: string;
  readonly source?: MediaSource | undefined;
  readonly span: Span;
}

/** The top of a contact card. */
export interface ContactView {
  readonly block: "contact";
  /** The first letter of up to three of them; empty where a name has none. */
  readonly initials: readonly string[];
  /** The first one's name. */
  readonly name: string;
  readonly faint: boolean;
  /** "and 2 other contacts" */
  readonly others: string | undefined;
  readonly span: Span;
}

/** A small card inside a bubble: a tile, a bold line and some lines below it. */
export interface InsetView {
  readonly block: "inset";
  readonly icon: IconName;
  /** Tells products apart, whose pictures are in the catalogue: 0 to 9. */
  readonly shade: number | undefined;
  readonly title: string;
  readonly lines: readonly string[];
  /** It is not valid any more, so the client draws it pale. */
  readonly over: boolean;
  readonly span: Span;
}

/** A product as its own picture, name and price. All three are in the catalogue. */
export interface ProductView {
  readonly block: "product";
  readonly shade: number;
  readonly name: string;
  readonly price: string;
  readonly span: Span;
}

/** Three dots: the business is writing. */
export interface TypingView {
  readonly block: "typing";
  readonly span: Span;
}

/** One card of a carousel. */
export interface CardView {
  readonly blocks: readonly BlockView[];
  readonly rows: readonly RowView[];
  readonly span: Span;
}
