/** A template as Meta has it in one language: what a message fills, and what the customer reads. */
export interface TemplateDefinition {
  readonly name: string;
  /** Such as `en_US`. */
  readonly language: string;
  /** In capitals: only `APPROVED` can be sent; "" where it is not known (Templates §2.4). */
  readonly status: string;
  /** In capitals: `AUTHENTICATION`, `MARKETING`, `UTILITY`; "" where it is not known. */
  readonly category: string;
  /** Whether the variables have names or numbers (Templates §1.4). */
  readonly format: "named" | "positional";
  /** How long WhatsApp tries to deliver its messages, where it says so; -1 is 30 days (Templates §1.10). */
  readonly ttlSeconds?: number;
  readonly content: TemplateContent;
  readonly footer: string | undefined;
  /** Content of each card of a carousel; none where there is no carousel. */
  readonly cards: readonly TemplateContent[];
  /** The text of a limited-time offer. */
  readonly offer: string | undefined;
}

/** What a template and each of its cards are made of. */
export interface TemplateContent {
  readonly header: TemplateHeader | undefined;
  readonly body: TemplateText | undefined;
  readonly buttons: readonly TemplateButton[];
}

/** A text with `{{variables}}`. */
export interface TemplateText {
  readonly text: string;
  /** The names of its variables, each once, in the order they appear. */
  readonly variables: readonly string[];
  /** A value for each variable that the definition gives as an example. */
  readonly examples: Readonly<Record<string, string>>;
}

export interface TemplateHeader extends TemplateText {
  /** In capitals: `TEXT`, `IMAGE`, `VIDEO`, `DOCUMENT`, `GIF`, `LOCATION`, `PRODUCT`. */
  readonly format: string;
}

export interface TemplateButton {
  /** In capitals: `QUICK_REPLY`, `URL`, `PHONE_NUMBER`, `COPY_CODE`, `OTP`, `FLOW` … (Templates §2.3). */
  readonly type: string;
  /** What it says; "" where the client says it. */
  readonly text: string;
  /** Where a link leads; a variable can only stand at its end. */
  readonly url: TemplateText | undefined;
  readonly phoneNumber: string | undefined;
  /** What the definition gives as an example: the code of a coupon, a whole link or its end. */
  readonly example?: string | undefined;
}
