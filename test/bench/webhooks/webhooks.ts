import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { percentile } from "../statistics.ts";
import { notification, statusText } from "./bodies.ts";
import { type Load, postLoad } from "./load.ts";
import { bundledReceiver, type ReceiverSize } from "./receiverUnderTest.ts";

export interface WebhookFigures {
  readonly single: Load;
  /** What the receiver needed of a processor meanwhile: on a busy machine the truer figure. */
  readonly singleCpuSeconds: number;
  readonly batches: Load;
  readonly updatesPerBatch: number;
  /** The size of the receiver after each quarter of the events, without garbage. */
  readonly sizes: readonly ReceiverSize[];
}

const appSecret = "bench";
const updatesPerBatch = 1000;

/** Signed webhooks to a receiver in another process that has each on disk before it acknowledges it. */
export async function webhookFigures(seconds: number, events: number): Promise<WebhookFigures> {
  const bundled = await bundledReceiver(appSecret);
  try {
    let receiver = await bundled.start(`${bundled.folder}-single`);
    const common = { appSecret, concurrency: 64 };
    let count = 0;
    const single = (until: number) => () =>
      performance.now() < until ? notification([statusText(count++)]) : undefined;
    await postLoad({ ...common, port: receiver.port, next: single(performance.now() + 2000) });
    const before = await receiver.size();
    const singles = await postLoad({
      ...common,
      port: receiver.port,
      next: single(performance.now() + seconds * 1000),
    });
    const after = await receiver.size();
    await receiver.close();

    receiver = await bundled.start(`${bundled.folder}-batches`);
    const sizes: ReceiverSize[] = [];
    const bodies = (until: number) => () => {
      if (count >= until) return undefined;
      return notification(Array.from({ length: updatesPerBatch }, () => statusText(count++)));
    };
    count = 0;
    let batches: Load = { requests: 0, seconds: 0, latencies: [] };
    for (let quarter = 1; quarter <= 4; quarter++) {
      const load = await postLoad({
        appSecret,
        concurrency: 8,
        port: receiver.port,
        next: bodies((events / 4) * quarter),
      });
      batches = {
        requests: batches.requests + load.requests,
        seconds: batches.seconds + load.seconds,
        latencies: [...batches.latencies, ...load.latencies],
      };
      sizes.push(await receiver.size());
    }
    await receiver.close();
    const singleCpuSeconds = after.cpuSeconds - before.cpuSeconds;
    return { single: singles, singleCpuSeconds, batches, updatesPerBatch, sizes };
  } finally {
    bundled.remove();
  }
}

/** The same load against a server that does nothing but answer 200: as fast as it can be on this machine. */
export async function bareFigures(seconds: number): Promise<Load> {
  const server = createServer((request, response) => {
    request.resume().once("end", () => response.writeHead(200, { "content-length": 0 }).end());
  });
  await new Promise<void>(resolve => server.listen(0, "127.0.0.1", resolve));
  const until = performance.now() + seconds * 1000;
  let count = 0;
  const load = await postLoad({
    port: (server.address() as AddressInfo).port,
    appSecret,
    concurrency: 64,
    next: () => (performance.now() < until ? notification([statusText(count++)]) : undefined),
  });
  server.close();
  return load;
}

/** The figures as rows of a table. */
export function webhookRows(figures: WebhookFigures): readonly (readonly [string, string])[] {
  const { single, batches, sizes } = figures;
  const perSecond = (load: Load): number => Math.round(load.requests / load.seconds);
  const megabytes = (bytes: number): number => Math.round(bytes / 1_000_000);
  const microseconds = (seconds: number, updates: number): string =>
    `${((seconds * 1_000_000) / updates).toFixed(0)} µs`;
  const last = sizes.at(-1);
  return [
    ["signed webhooks, durable, at concurrency 64", `${perSecond(single)} a second`],
    ["the same, answer, p50 and p99", `${ms(single, 50)}, ${ms(single, 99)}`],
    [
      "updates in batches of 1000, durable",
      `${perSecond(batches) * figures.updatesPerBatch} a second (a batch: p50 ${ms(batches, 50)}, p99 ${ms(batches, 99)})`,
    ],
    ["processor, a webhook", microseconds(figures.singleCpuSeconds, single.requests)],
    [
      "processor, an update of a batch",
      microseconds(last?.cpuSeconds ?? 0, batches.requests * figures.updatesPerBatch),
    ],
    [
      "heap without garbage, after each quarter of them",
      `${sizes.map(({ heapUsed }) => megabytes(heapUsed)).join(", ")} MB, with ${sizes.map(({ messages }) => messages).join(", ")} messages (the process: ${sizes.map(({ rss }) => megabytes(rss)).join(", ")} MB)`,
    ],
  ];
}

const ms = ({ latencies }: Load, share: number): string => `${percentile(latencies, share).toFixed(1)} ms`;
