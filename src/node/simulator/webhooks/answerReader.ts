/** The end of one HTTP answer: its status, and whether the connection stays open after it. */
export interface AnswerEnd {
  readonly status: number;
  readonly keepsAlive: boolean;
}

/** More than this much head is no answer. In bytes. */
const longestHead = 65_536;

/** Reads HTTP/1.1 answers from a connection, of which only the status counts. */
export class AnswerReader {
  #rest = "";
  #state: "head" | "body" | "chunkSize" | "chunk" | "trailer" | "untilClose" = "head";
  /** Bytes of the body or chunk that are still to come. */
  #left = 0;
  #answer: AnswerEnd = { status: 0, keepsAlive: false };

  /** The answers that ended with these bytes. Throws `Error` where they are not HTTP. */
  take(chunk: Buffer): AnswerEnd[] {
    // As Latin-1 every byte is one character.
    this.#rest += chunk.toString("latin1");
    const ended: AnswerEnd[] = [];
    while (this.#step(ended));
    return ended;
  }

  /** The answer that the end of the connection ends, if there is one. */
  closed(): AnswerEnd | undefined {
    return this.#state === "untilClose" ? this.#answer : undefined;
  }

  /** `false`: more bytes are needed. */
  #step(ended: AnswerEnd[]): boolean {
    switch (this.#state) {
      case "head":
        return this.#head(ended);
      case "body":
      case "chunk":
        return this.#skip(ended);
      case "chunkSize":
        return this.#chunkSize();
      case "trailer":
        return this.#trailer(ended);
      case "untilClose":
        this.#rest = "";
        return false;
    }
  }

  #head(ended: AnswerEnd[]): boolean {
    const end = this.#rest.indexOf("\r\n\r\n");
    if (end === -1) {
      if (this.#rest.length > longestHead) throw new Error("The answer has no end of its headers.");
      return false;
    }
    const head = this.#rest.slice(0, end);
    this.#rest = this.#rest.slice(end + 4);
    const [, minor, code] = /^HTTP\/1\.(\d) (\d{3})\b/.exec(head) ?? [];
    if (code === undefined) throw new Error("The answer is not HTTP.");
    const status = Number(code);
    if (status < 200) return true;
    const closes = /\r\nconnection:[ \t]*close\b/i.test(head);
    const keeps = minor === "1" || /\r\nconnection:[ \t]*keep-alive\b/i.test(head);
    this.#answer = { status, keepsAlive: keeps && !closes };
    const length = /\r\ncontent-length:[ \t]*(\d{1,15})/i.exec(head)?.[1];
    if (status === 204 || status === 304) this.#end(ended);
    else if (/\r\ntransfer-encoding:.*\bchunked\b/i.test(head)) this.#state = "chunkSize";
    else if (length !== undefined) {
      this.#left = Number(length);
      this.#state = "body";
    } else {
      this.#answer = { status, keepsAlive: false };
      this.#state = "untilClose";
    }
    return true;
  }

  #skip(ended: AnswerEnd[]): boolean {
    const taken = Math.min(this.#left, this.#rest.length);
    this.#rest = this.#rest.slice(taken);
    this.#left -= taken;
    if (this.#left > 0) return false;
    if (this.#state === "body") this.#end(ended);
    else this.#state = "chunkSize";
    return true;
  }

  #chunkSize(): boolean {
    const end = this.#rest.indexOf("\r\n");
    if (end === -1) return false;
    const size = Number.parseInt(this.#rest.slice(0, end), 16);
    if (!Number.isSafeInteger(size) || size < 0) throw new Error("The answer's chunks are not HTTP.");
    this.#rest = this.#rest.slice(end + 2);
    this.#left = size + 2;
    this.#state = size === 0 ? "trailer" : "chunk";
    return true;
  }

  #trailer(ended: AnswerEnd[]): boolean {
    const end = this.#rest.indexOf("\r\n");
    if (end === -1) return false;
    this.#rest = this.#rest.slice(end + 2);
    if (end === 0) this.#end(ended);
    return true;
  }

  #end(ended: AnswerEnd[]): void {
    ended.push(this.#answer);
    this.#state = "head";
  }
}
