import { isUtf8 } from "node:buffer";
import { type Fields, fieldsOf, textOf } from "../../core/delivery/fields.ts";

/** A notification as it came in. */
export interface WebhookEntry {
  readonly kind: "webhook";
  readonly receivedAtMs: number;
  /** The bytes that were signed; they survive the journal exactly. */
  readonly raw: Buffer;
  /** The value of `X-Hub-Signature-256`. */
  readonly signature: string | undefined;
  /** Whether the signature was checked and right. */
  readonly verified: boolean;
  /** Who received it: an account's id, `simulator`, `cli`. */
  readonly source: string | undefined;
}

/** What the API answered to a message. `ambiguous`: it may or may not have been taken. */
export type SendAnswer =
  | { readonly kind: "accepted"; readonly wamid: string; readonly latencyMs: number | undefined }
  | { readonly kind: "refused"; readonly code: number | undefined; readonly message: string }
  | { readonly kind: "ambiguous"; readonly message: string };

/** A message that left from here, and what came back. */
export interface SendEntry {
  readonly kind: "send";
  /** When the answer came, in milliseconds since the epoch. */
  readonly atMs: number;
  /** Which account sent it, by its id. */
  readonly account: string | undefined;
  /** What the host calls the document: a URI, or a path. */
  readonly document: string;
  /** Position in the conversation; 0 where the document is a single payload. */
  readonly index: number;
  /** What a person calls the document: the file's name. */
  readonly label: string;
  /** The recipient as the payload said it. */
  readonly recipient: string | undefined;
  /** The payload as it was posted. It holds no secret: the token travels in a header. */
  readonly payload: unknown;
  /** How long WhatsApp tries to deliver it, where the template says so. */
  readonly ttlSeconds: number | undefined;
  /** The same for all messages of one sequence. */
  readonly sequenceId: string | undefined;
  readonly answer: SendAnswer;
}

/** Something else worth keeping, such as that the list was cleared. */
export interface NoteEntry {
  readonly kind: "note";
  readonly atMs: number;
  /** What the note is of, for programs: `cleared`. */
  readonly topic: string;
  /** For people. */
  readonly text: string;
}

export type JournalEntry = WebhookEntry | SendEntry | NoteEntry;

/** An entry with the name under which it can be found again. */
export interface StoredEntry {
  readonly id: string;
  readonly entry: JournalEntry;
}

/** The form of a line. A later one is not read by this version, and not lost either: lines are never rewritten. */
const version = 1;

/** What every line of one writer begins with: its own lines need not be parsed to be known. */
export const lineStart = (writer: string): string => `{"v":${version},"id":"${writer}-`;

/** One line, without its line break. */
export function writeEntry(id: string, entry: JournalEntry): string {
  const start = { v: version, id };
  if (entry.kind !== "webhook") return JSON.stringify({ ...start, ...entry });
  const { raw, ...rest } = entry;
  const body = isUtf8(raw) ? { body: raw.toString("utf8") } : { bodyBase64: raw.toString("base64") };
  return JSON.stringify({ ...start, ...rest, ...body });
}

/** Reads a line; `undefined` where it is torn, or of a kind or version that this version of Wamsg does not know. */
export function readEntry(line: string): StoredEntry | undefined {
  const fields = fieldsOf(parsed(line));
  const id = textOf(fields?.id);
  if (fields?.v !== version || id === undefined) return undefined;
  const entry = readers.get(textOf(fields.kind) ?? "")?.(fields);
  return entry && { id, entry };
}

/** Whether a line is whole: JSON of an object. What a crash left of a line never is. */
export function isWhole(line: string): boolean {
  return line.endsWith("}") && fieldsOf(parsed(line)) !== undefined;
}

const readers: ReadonlyMap<string, (fields: Fields) => JournalEntry | undefined> = new Map<
  string,
  (fields: Fields) => JournalEntry | undefined
>([
  ["webhook", readWebhookEntry],
  ["send", readSendEntry],
  ["note", readNoteEntry],
]);

function readWebhookEntry(fields: Fields): WebhookEntry | undefined {
  const raw =
    typeof fields.body === "string"
      ? Buffer.from(fields.body, "utf8")
      : typeof fields.bodyBase64 === "string"
        ? Buffer.from(fields.bodyBase64, "base64")
        : undefined;
  const receivedAtMs = timeIn(fields.receivedAtMs);
  if (raw === undefined || receivedAtMs === undefined) return undefined;
  return {
    kind: "webhook",
    receivedAtMs,
    raw,
    signature: textOf(fields.signature),
    verified: fields.verified === true,
    source: textOf(fields.source),
  };
}

function readSendEntry(fields: Fields): SendEntry | undefined {
  const atMs = timeIn(fields.atMs);
  const document = textOf(fields.document);
  const answer = readAnswer(fieldsOf(fields.answer));
  if (atMs === undefined || document === undefined || answer === undefined) return undefined;
  return {
    kind: "send",
    atMs,
    account: textOf(fields.account),
    document,
    index: wholeIn(fields.index) ?? 0,
    label: textOf(fields.label) ?? document,
    recipient: textOf(fields.recipient),
    payload: fields.payload,
    ttlSeconds: wholeIn(fields.ttlSeconds),
    sequenceId: textOf(fields.sequenceId),
    answer,
  };
}

function readAnswer(fields: Fields | undefined): SendAnswer | undefined {
  const wamid = textOf(fields?.wamid);
  const message = textOf(fields?.message) ?? "";
  switch (fields?.kind) {
    case "accepted":
      return wamid === undefined
        ? undefined
        : { kind: "accepted", wamid, latencyMs: timeIn(fields.latencyMs) };
    case "refused":
      return { kind: "refused", code: wholeIn(fields.code), message };
    case "ambiguous":
      return { kind: "ambiguous", message };
    default:
      return undefined;
  }
}

function readNoteEntry(fields: Fields): NoteEntry | undefined {
  const atMs = timeIn(fields.atMs);
  const topic = textOf(fields.topic);
  if (atMs === undefined || topic === undefined) return undefined;
  return { kind: "note", atMs, topic, text: textOf(fields.text) ?? "" };
}

function parsed(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return undefined;
  }
}

const timeIn = (value: unknown): number | undefined =>
  typeof value === "number" && Number.isFinite(value) ? value : undefined;

const wholeIn = (value: unknown): number | undefined =>
  typeof value === "number" && Number.isSafeInteger(value) ? value : undefined;
