/** A message that the API did not take. */
export interface Refusal {
  /** Of the Cloud API's errors; `undefined`: the answer had none. */
  readonly code: number | undefined;
  /** A sentence with the next step. */
  readonly message: string;
  /** When the answer came, in milliseconds since the epoch. */
  readonly atMs: number;
}
