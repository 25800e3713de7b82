#!/usr/bin/env node
import { main } from "./cli/main.ts";

const stop = new AbortController();
for (const signal of ["SIGINT", "SIGTERM"] as const) {
  process.once(signal, () => stop.abort());
}
for (const stream of [process.stdout, process.stderr]) {
  // Whoever read the output has seen enough (`wamsg check … | head`).
  stream.on("error", (error: NodeJS.ErrnoException) => {
    if (error.code === "EPIPE") process.exit();
    throw error;
  });
}

process.exitCode = await main(process.argv.slice(2), {
  out: text => process.stdout.write(text),
  err: text => process.stderr.write(text),
  input: readInput,
  env: process.env,
  cwd: process.cwd(),
  stop: stop.signal,
});

async function readInput(limit: number): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let length = 0;
  stop.signal.addEventListener("abort", () => process.stdin.destroy());
  for await (const chunk of process.stdin as AsyncIterable<Buffer>) {
    chunks.push(chunk);
    length += chunk.length;
    if (length > limit) break;
  }
  return Buffer.concat(chunks).subarray(0, limit);
}
