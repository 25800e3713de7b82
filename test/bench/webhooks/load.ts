import { connect, type Socket } from "node:net";
import { signatureOf } from "../../../src/node/webhooks/signature.ts";

/** What a load of webhooks came to. */
export interface Load {
  readonly requests: number;
  readonly seconds: number;
  /** Milliseconds from a request to its answer, one each. */
  readonly latencies: readonly number[];
}

export interface LoadOptions {
  readonly port: number;
  readonly appSecret: string;
  readonly concurrency: number;
  /** The body of each request; `undefined` ends the load. */
  readonly next: () => string | undefined;
  /** Is told of each acknowledged body; without it anything but 200 is a failure. */
  readonly acknowledged?: (body: string) => void;
  /** Is told of a body that was not acknowledged: refused, or the connection broke. */
  readonly lost?: (body: string) => void;
}

/** Posts signed webhooks over so many connections, each waiting for its answer, as fast as they are answered. */
export async function postLoad(options: LoadOptions): Promise<Load> {
  const latencies: number[] = [];
  const begun = performance.now();
  await Promise.all(Array.from({ length: options.concurrency }, () => postOver(options, latencies)));
  return { requests: latencies.length, seconds: (performance.now() - begun) / 1000, latencies };
}

function postOver(options: LoadOptions, latencies: number[]): Promise<void> {
  const { port, appSecret, next, acknowledged, lost } = options;
  return new Promise((resolve, reject) => {
    const socket: Socket = connect({ port, host: "127.0.0.1", noDelay: true });
    let body: string | undefined;
    let begun = 0;
    let answer = "";
    const post = (): void => {
      body = next();
      if (body === undefined) {
        socket.destroy();
        resolve();
        return;
      }
      begun = performance.now();
      socket.write(
        `POST /webhook HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: application/json\r\nX-Hub-Signature-256: ${signatureOf(
          body,
          appSecret,
        )}\r\nContent-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`,
      );
    };
    socket.setEncoding("latin1");
    socket.once("connect", post);
    socket.on("data", (chunk: string) => {
      answer += chunk;
      if (!isWhole(answer)) return;
      const status = answer.slice(9, 12);
      answer = "";
      latencies.push(performance.now() - begun);
      const posted = body ?? "";
      body = undefined;
      if (status === "200") acknowledged?.(posted);
      else if (lost) lost(posted);
      else socket.destroy(new Error(`The receiver answered ${status}.`));
      if (!socket.destroyed) post();
    });
    const broken = (error?: Error): void => {
      if (lost && body !== undefined) lost(body);
      body = undefined;
      if (lost) resolve();
      else reject(error ?? new Error("The receiver closed the connection."));
    };
    socket.on("error", broken);
    socket.on("close", () => body !== undefined && broken());
  });
}

function isWhole(answer: string): boolean {
  const end = answer.indexOf("\r\n\r\n");
  if (end === -1) return false;
  const length = /content-length: (\d+)/i.exec(answer)?.[1] ?? "0";
  return answer.length >= end + 4 + Number(length);
}
