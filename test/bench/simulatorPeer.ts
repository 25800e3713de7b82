import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { Pool } from "undici";
import { isSigned } from "../../src/node/webhooks/signature.ts";

/** What the peer is told to do, once it has said where its receiver is. */
export interface PeerTask {
  readonly baseUrl: string;
  readonly path: string;
  readonly accessToken: string;
  readonly to: readonly string[];
  /** How many messages are sent. */
  readonly sends: number;
  /** How many of them at a time. */
  readonly atOnce: number;
  /** How many webhooks each one has. */
  readonly webhooks: number;
}

export interface PeerResult {
  /** From the first send to the last webhook. */
  readonly tookMs: number;
  /** How long each send waited for its answer. */
  readonly sendMs: readonly number[];
  readonly badSignatures: number;
}

/** The other side of the simulator's benchmark, in a process of its own: a program that sends, and a server that receives. */
const appSecret = process.argv[2] ?? "";
let received = 0;
let badSignatures = 0;
let arrived = (): void => {};
const receiver = createServer((request, response) => {
  const chunks: Buffer[] = [];
  request.on("data", (chunk: Buffer) => chunks.push(chunk));
  request.on("end", () => {
    const signature = String(request.headers["x-hub-signature-256"]);
    if (!isSigned(Buffer.concat(chunks), signature, [appSecret])) badSignatures++;
    response.end("ok");
    received++;
    arrived();
  });
});
receiver.listen(0, "127.0.0.1", () => {
  process.send?.(`http://127.0.0.1:${(receiver.address() as AddressInfo).port}/webhook`);
});
process.on("message", (task: PeerTask) => void run(task).then(result => process.send?.(result)));

async function run(task: PeerTask): Promise<PeerResult> {
  const pool = new Pool(task.baseUrl, { connections: task.atOnce });
  received = 0;
  badSignatures = 0;
  const sendMs: number[] = [];
  const all = new Promise<void>(resolve => {
    arrived = () => received >= task.sends * task.webhooks && resolve();
  });
  const begun = performance.now();
  let next = 0;
  const sendSome = async (): Promise<void> => {
    for (let i = next++; i < task.sends; i = next++) {
      const sent = performance.now();
      const response = await pool.request({
        path: task.path,
        method: "POST",
        headers: { authorization: `Bearer ${task.accessToken}`, "content-type": "application/json" },
        body: JSON.stringify({
          messaging_product: "whatsapp",
          recipient_type: "individual",
          to: task.to[i % task.to.length],
          type: "text",
          text: { body: `Your bike is ready 🚲 (${i})` },
        }),
      });
      const answer = await response.body.text();
      if (response.statusCode !== 200)
        throw new Error(`The simulator answered ${response.statusCode}: ${answer}`);
      sendMs.push(performance.now() - sent);
    }
  };
  await Promise.all(Array.from({ length: task.atOnce }, sendSome));
  if (task.webhooks > 0) await all;
  const tookMs = performance.now() - begun;
  await pool.close();
  return { tookMs, sendMs, badSignatures };
}
