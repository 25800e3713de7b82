/** Why something could not be written down. Callers branch on `code`, people read `message`. */
export class JournalError extends Error {
  override readonly name = "JournalError";
  readonly code: "full" | "readOnly" | "closed" | "failed";

  constructor(code: JournalError["code"], message: string, options?: ErrorOptions) {
    super(message, options);
    this.code = code;
  }
}

/** What the system says of a write, as a sentence with a next step. */
export function journalError(cause: unknown, folder: string): JournalError {
  if (cause instanceof JournalError) return cause;
  const code = cause instanceof Error && "code" in cause ? String(cause.code) : "";
  if (code === "ENOSPC" || code === "EDQUOT")
    return new JournalError("full", `There is no room left on the disk that holds ${folder}. Free some.`, {
      cause,
    });
  if (code === "EROFS" || code === "EACCES" || code === "EPERM")
    return new JournalError("readOnly", `${folder} cannot be written. Check its permissions.`, { cause });
  const said = cause instanceof Error ? cause.message : String(cause);
  return new JournalError("failed", `${folder} could not be written: ${said}.`, { cause });
}
