import publishedErrors from "./publishedErrors.json" with { type: "json" };

/** What Meta publishes of an error code, in our words. */
export interface ErrorExplanation {
  readonly title: string;
  readonly meaning: string;
  /** What to do about it, as a sentence. */
  readonly action: string;
  /** Whether the same request can succeed when it is sent again later. */
  readonly retryable: boolean;
  /** HTTP status of the answer that carries it; `null` where it is not published. */
  readonly http: number | null;
}

/** Explains an error code of the Cloud API; `undefined` for codes that are not published. 201 to 299 are one error. */
export function explainError(code: number): ErrorExplanation | undefined {
  return byCode.get(code > 200 && code < 300 ? 200 : code);
}

const byCode: ReadonlyMap<number, ErrorExplanation> = new Map(
  publishedErrors.map(({ code, ...explanation }) => [code, explanation]),
);
