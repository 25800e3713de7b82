/** Where something stands in a document's text: UTF-16 offsets, `end` exclusive. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** `error`: Meta documents a refusal. `warning`: sources disagree, or it is only advised. `info`: a hint. */
export type Severity = "error" | "warning" | "info";

/** Replaces the text of `span`. The edits of one fix never overlap. */
export interface Edit {
  readonly span: Span;
  readonly text: string;
}

/** A way to make a problem go away, as one undo step. */
export interface Fix {
  readonly title: string;
  readonly edits: readonly Edit[];
  /** The fix that "fix all" and the keyboard shortcut take. */
  readonly preferred?: boolean;
}

/** One fault in a document, said once, at the narrowest span. */
export interface Problem {
  /** Stable kebab-case name, part of the command line's contract. */
  readonly code: string;
  readonly severity: Severity;
  /** A sentence with the rule and the value that broke it. */
  readonly message: string;
  readonly span: Span;
  /** JSON Pointer of the value concerned; "" is the whole document. */
  readonly pointer: string;
  readonly fixes: readonly Fix[];
}
