import assert from "node:assert/strict";
import { test } from "node:test";
import { CloudApiError } from "../../../src/node/cloudApi/cloudApiError.ts";
import { uploadMedia } from "../../../src/node/cloudApi/uploadMedia.ts";
import { startSimulator } from "../../../src/node/simulator/startSimulator.ts";

const upload = { name: "bike.jpg", mimeType: "image/jpeg", bytes: new Uint8Array(200_000).fill(7) };

/** The real simulator over a socket. */
async function withSimulator(
  run: (sender: Parameters<typeof uploadMedia>[0]) => Promise<void>,
): Promise<void> {
  const simulator = await startSimulator({ accessToken: "simulator", appSecret: "s", warn: () => {} });
  const { baseUrl, phoneNumberId, accessToken } = simulator;
  try {
    await run({ baseUrl, apiVersion: "v25.0", phoneNumberId, accessToken });
  } finally {
    await simulator.close();
  }
}

test("a file is uploaded as it is, with progress, and comes back with an id", () =>
  withSimulator(async sender => {
    const shares: number[] = [];
    const id = await uploadMedia(
      sender,
      { ...upload, onProgress: share => shares.push(share) },
      { timeoutMs: 10_000 },
    );
    assert.match(id, /^\d+$/);
    assert.equal(shares.at(-1), 1);
    assert.ok(shares.length > 3);
    const headers = { authorization: `Bearer ${sender.accessToken}` };
    const about = await (await fetch(`${sender.baseUrl}/v25.0/${id}`, { headers })).json();
    assert.equal(Number(about.file_size), 200_000);
    assert.equal(about.mime_type, "image/jpeg");
    const back = new Uint8Array(await (await fetch(about.url, { headers })).arrayBuffer());
    assert.deepEqual(back, upload.bytes);
  }));

test("a name with quotes and line breaks cannot end its header", () =>
  withSimulator(async sender => {
    const id = await uploadMedia(sender, { ...upload, name: 'a"\r\nX: y.jpg' }, { timeoutMs: 10_000 });
    assert.match(id, /^\d+$/);
  }));

test("a refusal is the API's own, without a word of a message", () =>
  withSimulator(async sender => {
    await assert.rejects(
      uploadMedia(sender, { ...upload, mimeType: "image/heic" }, { timeoutMs: 10_000 }),
      (error: unknown) =>
        error instanceof CloudApiError && error.graph?.code === 100 && !error.mayHaveBeenSent,
    );
  }));

test("cancelled in the middle, the upload ends at once and says so", () =>
  withSimulator(async sender => {
    const abort = new AbortController();
    const big = { ...upload, bytes: new Uint8Array(4_000_000), onProgress: () => abort.abort() };
    await assert.rejects(
      uploadMedia(sender, big, { timeoutMs: 10_000, signal: abort.signal }),
      (error: unknown) => error instanceof CloudApiError && error.code === "cancelled",
    );
  }));
