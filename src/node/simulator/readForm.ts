import type { IncomingMessage } from "node:http";
import { GraphError } from "./graphError.ts";

/** A field or a file of a `multipart/form-data` body. */
export interface FormPart {
  readonly name: string;
  /** Only of a file. */
  readonly filename: string | undefined;
  /** What the part itself says it is; "" where it says nothing. */
  readonly type: string;
  readonly bytes: Buffer;
}

/** Of one part's headers, in bytes. */
const longestHeaders = 16_384;
const mostParts = 20;

/**
 * Reads a form as it arrives and stops as soon as a part is larger than `limitOf` allows, in bytes. Of two parts with one name
 * the last counts. Throws `GraphError` for what is no form, breaks off, or is too large.
 */
export async function readForm(
  request: IncomingMessage,
  limitOf: (part: Omit<FormPart, "bytes">) => number,
): Promise<ReadonlyMap<string, FormPart>> {
  const type = request.headers["content-type"] ?? "nothing";
  const boundary = /^multipart\/form-data\b.*?;\s*boundary=(?:"([^"]{1,70})"|([^\s;"]{1,70}))/i.exec(type);
  const delimiter = boundary?.[1] ?? boundary?.[2];
  if (delimiter === undefined)
    throw new GraphError(
      100,
      `The Content-Type is ${type.slice(0, 80)}; a file is sent as multipart/form-data with a boundary.`,
    );
  const reader = new FormReader(delimiter, limitOf);
  try {
    for await (const chunk of request.iterator({ destroyOnReturn: false }) as AsyncIterable<Buffer>)
      reader.take(chunk);
  } catch (error) {
    throw error instanceof GraphError ? error : new GraphError(100, "The body broke off.");
  }
  if (!reader.ended) throw new GraphError(100, "The form has no end: its last boundary is missing.");
  return reader.parts;
}

class FormReader {
  readonly parts = new Map<string, FormPart>();
  readonly #delimiter: Buffer;
  readonly #limitOf: (part: Omit<FormPart, "bytes">) => number;
  /** What has come and is not understood yet. The line break makes the first boundary one like the others. */
  #rest = Buffer.from("\r\n");
  #expects: "boundary" | "headers" | "nothing" = "boundary";
  /** What the current part says it is, with its bytes so far; none before the first. */
  #part: { about: Omit<FormPart, "bytes">; limit: number; chunks: Buffer[]; length: number } | undefined;
  #count = 0;

  constructor(boundary: string, limitOf: (part: Omit<FormPart, "bytes">) => number) {
    this.#delimiter = Buffer.from(`\r\n--${boundary}`);
    this.#limitOf = limitOf;
  }

  get ended(): boolean {
    return this.#expects === "nothing";
  }

  take(chunk: Buffer): void {
    if (this.ended) return;
    this.#rest = Buffer.concat([this.#rest, chunk]);
    while (
      this.#expects === "boundary" ? this.#toBoundary() : this.#expects === "headers" && this.#toContent()
    );
  }

  /** Goes on behind the next boundary; `false`: it has not come yet. */
  #toBoundary(): boolean {
    const at = this.#rest.indexOf(this.#delimiter);
    if (at === -1) {
      this.#keep(Math.max(0, this.#rest.length - this.#delimiter.length + 1));
      return false;
    }
    this.#keep(at);
    this.#finish();
    this.#rest = this.#rest.subarray(this.#delimiter.length);
    this.#expects = "headers";
    return true;
  }

  #toContent(): boolean {
    if (this.#rest.length < 2) return false;
    if (this.#rest.subarray(0, 2).toString("latin1") === "--") {
      this.#expects = "nothing";
      return false;
    }
    const end = this.#rest.indexOf("\r\n\r\n");
    if (end === -1 && this.#rest.length < longestHeaders) return false;
    if (end === -1 || end > longestHeaders || ++this.#count > mostParts)
      throw new GraphError(100, "The form is not one: a part has no content, or there are too many parts.");
    const about = aboutPart(this.#rest.subarray(0, end).toString("utf8"));
    this.#part = { about, limit: this.#limitOf(about), chunks: [], length: 0 };
    this.#rest = this.#rest.subarray(end + 4);
    this.#expects = "boundary";
    return true;
  }

  /** Gives so many bytes to the current part. */
  #keep(length: number): void {
    const part = this.#part;
    if (part) {
      part.length += length;
      if (part.length > part.limit)
        throw new GraphError(100, `${part.about.name}: It is larger than ${part.limit} bytes.`);
      part.chunks.push(this.#rest.subarray(0, length));
    }
    this.#rest = this.#rest.subarray(length);
  }

  #finish(): void {
    if (this.#part)
      this.parts.set(this.#part.about.name, { ...this.#part.about, bytes: Buffer.concat(this.#part.chunks) });
    this.#part = undefined;
  }
}

function aboutPart(headers: string): Omit<FormPart, "bytes"> {
  const header = (name: string): string =>
    new RegExp(`^${name}:[ \\t]*(.*)$`, "im").exec(headers)?.[1]?.trim() ?? "";
  const disposition = header("content-disposition");
  return {
    name: /[;\s]name="([^"]*)"/i.exec(disposition)?.[1] ?? "",
    filename: /[;\s]filename="([^"]*)"/i.exec(disposition)?.[1],
    type: header("content-type"),
  };
}
