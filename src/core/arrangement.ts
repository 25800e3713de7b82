/** Who looks at the conversation: the customer's phone, or the business's inbox. */
export type Viewpoint = "customer" | "business";
/** `auto` follows the editor; `contrast` is as light or dark as the editor, with edges in place of shades. */
export type Theme = "auto" | "light" | "dark" | "contrast";
export type Platform = "android" | "iphone" | "web";

/** What stands where a template has variables. */
export type Variables = "sent" | "examples" | "names";

/** How a person has arranged a preview, as opposed to what the document says. */
export interface Arrangement {
  readonly viewpoint: Viewpoint;
  readonly theme: Theme;
  readonly platform: Platform;
  /** The colours that clients have, or those they had until 2024. */
  readonly palette: "current" | "classic";
  /** As wide as the client's own window, or as the panel. */
  readonly width: "client" | "free";
  /** Direction of the client's own interface. `auto`: that of the language of the messages, where they say it. */
  readonly direction: "auto" | "ltr" | "rtl";
  /** Of the messages, as clients and phones offer it: 87, 100, 113, 150 and 200 %. */
  readonly textSize: "small" | "normal" | "large" | "larger" | "largest";
  /** Long texts are cut with "Read more" where a client cuts them. */
  readonly readMore: boolean;
  /** In a template's text: the values that are sent, the definition's examples, or the variables themselves. */
  readonly variables: Variables;
  /** Doodles behind the messages. */
  readonly wallpaper: boolean;
  /** The client around the messages: its edge, its bar, the place to write. */
  readonly frame: boolean;
  /** What the client says at the start of every chat with a business of this API. */
  readonly startNotice: boolean;
}

/** The values that each part of an arrangement can have, in the order in which they are offered. */
export const arrangements = {
  viewpoint: ["customer", "business"],
  theme: ["auto", "light", "dark", "contrast"],
  platform: ["android", "iphone", "web"],
  palette: ["current", "classic"],
  width: ["client", "free"],
  direction: ["auto", "ltr", "rtl"],
  textSize: ["small", "normal", "large", "larger", "largest"],
  readMore: [true, false],
  variables: ["sent", "examples", "names"],
  wallpaper: [true, false],
  frame: [true, false],
  startNotice: [true, false],
} as const satisfies { readonly [Part in keyof Arrangement]: readonly Arrangement[Part][] };

/** What is not chosen is as on a phone. */
export const plainArrangement: Arrangement = {
  viewpoint: "customer",
  theme: "auto",
  platform: "android",
  palette: "current",
  width: "client",
  direction: "auto",
  textSize: "normal",
  readMore: true,
  variables: "sent",
  wallpaper: true,
  frame: true,
  startNotice: true,
};

/** Reads what somebody chose; whatever is not understood is left out. */
export function readArrangement(value: unknown): Partial<Arrangement> {
  if (typeof value !== "object" || value === null) return {};
  const read = Object.entries(arrangements).flatMap(([part, values]) => {
    const chosen: unknown = Object.hasOwn(value, part) ? Reflect.get(value, part) : undefined;
    return values.some(it => it === chosen) ? [[part, chosen]] : [];
  });
  return Object.fromEntries(read);
}
