import { connect, type Socket } from "node:net";
import { connect as connectSecurely } from "node:tls";
import { AnswerReader } from "./answerReader.ts";

/** What became of a post: the HTTP status, or why there is none. */
export type Posted = { readonly status: number } | { readonly fault: string };

interface Post {
  /** A whole HTTP request. */
  readonly raw: string;
  readonly done: (posted: Posted) => void;
  /** Whether a connection has closed under it before it was answered. */
  again: boolean;
}

interface Connection {
  readonly socket: Socket;
  readonly answers: AnswerReader;
  /** Written and not answered. */
  readonly waiting: Post[];
  /** Whether it has answered and stayed open. */
  proven: boolean;
}

const connectMs = 5_000;
const answerMs = 10_000;
const mostConnections = 16;
/** When every connection is busy, as many requests wait on one that has shown that it stays open. */
const mostWaiting = 16;

/** Posts to one server over connections that stay open. What is to be sent in one turn is written at once. */
export class PostPool {
  readonly #url: URL;
  readonly #connections = new Set<Connection>();
  readonly #queue: Post[] = [];
  #flushes = false;
  #closed = false;
  /** Some servers lose what comes before they have answered. */
  #pipelines = true;

  constructor(url: URL) {
    this.#url = url;
  }

  /** `raw` is a whole request in ASCII. */
  post(raw: string, done: (posted: Posted) => void): void {
    if (this.#closed) {
      done({ fault: "it was closed" });
      return;
    }
    this.#queue.push({ raw, done, again: false });
    this.#flushSoon();
  }

  /** Gives up what is under way. */
  close(): void {
    this.#closed = true;
    for (const post of this.#queue.splice(0)) post.done({ fault: "it was closed" });
    for (const { socket } of this.#connections) socket.destroy();
  }

  #flushSoon(): void {
    if (this.#flushes) return;
    this.#flushes = true;
    setImmediate(() => {
      this.#flushes = false;
      this.#flush();
    });
  }

  #flush(): void {
    for (const connection of this.#connections)
      if (connection.waiting.length === 0) this.#write(connection, 1);
    while (this.#queue.length > 0 && this.#connections.size < mostConnections && !this.#closed)
      this.#write(this.#open(), 1);
    if (this.#queue.length === 0 || !this.#pipelines) return;
    for (const connection of this.#connections) if (connection.proven) this.#write(connection, mostWaiting);
  }

  /** Writes what is queued, until so many wait on the connection. */
  #write({ socket, waiting }: Connection, most: number): void {
    const posts = this.#queue.splice(0, Math.max(0, most - waiting.length));
    if (posts.length === 0) return;
    waiting.push(...posts);
    socket.ref();
    socket.write(posts.length === 1 ? (posts[0]?.raw ?? "") : posts.map(({ raw }) => raw).join(""), "latin1");
  }

  #open(): Connection {
    const { protocol, hostname, port } = this.#url;
    const secure = protocol === "https:";
    const host = hostname.replace(/^\[|\]$/g, "");
    const target = { host, port: Number(port) || (secure ? 443 : 80), noDelay: true };
    const socket = secure ? connectSecurely({ ...target, servername: host }) : connect(target);
    const connection: Connection = { socket, answers: new AnswerReader(), waiting: [], proven: false };
    this.#connections.add(connection);
    let fault = "the connection closed before the answer";
    socket.setTimeout(connectMs, () => {
      fault = "there was no answer in time";
      socket.destroy();
    });
    socket.once(secure ? "secureConnect" : "connect", () => socket.setTimeout(answerMs));
    socket.on("data", chunk => this.#read(connection, chunk));
    socket.on("error", error => {
      fault = error.message || "code" in error ? `${error.message || error.code}` : fault;
    });
    socket.on("close", () => this.#lost(connection, fault));
    return connection;
  }

  #read(connection: Connection, chunk: Buffer): void {
    const { socket, answers, waiting } = connection;
    try {
      for (const { status, keepsAlive } of answers.take(chunk)) {
        waiting.shift()?.done({ status });
        connection.proven = keepsAlive;
        if (keepsAlive) continue;
        socket.destroy();
        return;
      }
    } catch (error) {
      socket.destroy(error instanceof Error ? error : undefined);
      return;
    }
    // An open connection that nothing waits for keeps no program running.
    if (waiting.length === 0) socket.unref();
    if (this.#queue.length > 0) this.#flushSoon();
  }

  /** What waited on a connection that had answered before is sent again: it may have closed for being idle. */
  #lost(connection: Connection, fault: string): void {
    this.#connections.delete(connection);
    const ended = connection.answers.closed();
    if (ended) connection.waiting.shift()?.done({ status: ended.status });
    const left = connection.waiting.splice(0);
    if (left.length > 1) this.#pipelines = false;
    const retried = left.filter(post => connection.proven && !post.again && !this.#closed);
    for (const post of left) {
      if (retried.includes(post)) post.again = true;
      else post.done({ fault });
    }
    this.#queue.unshift(...retried);
    if (this.#queue.length > 0) this.#flushSoon();
  }
}
