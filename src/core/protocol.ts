import type { ConversationView } from "./view/view.ts";

/** Who looks at the conversation: the customer's phone, or the business's inbox. */
export type Viewpoint = "customer" | "business";
export type Theme = "auto" | "light" | "dark";
export type Platform = "android" | "iphone" | "web";

/** Everything the preview draws. Always sent whole: a hidden webview may miss any one of them. */
export interface Snapshot {
  /** Grows with every snapshot of one panel. */
  readonly version: number;
  readonly uri: string;
  /** The file's name. */
  readonly title: string;
  readonly conversation: ConversationView;
  /** Why the picture may be older than the text ("The JSON is broken; this is the last good picture."). */
  readonly notice: string | undefined;
  readonly account: {
    readonly name: string;
    readonly simulated: boolean;
    readonly testNumber: string | undefined;
  };
  readonly sending: boolean;
  /** The panel stays on this document whatever editor is active. */
  readonly locked: boolean;
  /** What a new panel starts with; the person's own choice in the panel outranks it. */
  readonly defaults: { readonly viewpoint: Viewpoint; readonly theme: Theme; readonly platform: Platform };
}

export type ToWebview = { readonly type: "show"; readonly snapshot: Snapshot };

/** Small intents. Offsets are UTF-16 offsets of the document's text. */
export type FromWebview =
  | { readonly type: "ready" }
  | { readonly type: "reveal"; readonly start: number; readonly end: number }
  | { readonly type: "openLink"; readonly url: string }
  | { readonly type: "send"; readonly index: number }
  | { readonly type: "lock"; readonly locked: boolean };
