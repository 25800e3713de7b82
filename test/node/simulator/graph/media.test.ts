import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { request } from "node:http";
import { test } from "node:test";
import type { Simulator } from "../../../../src/node/simulator/startSimulator.ts";
import { startJourney } from "../journey.ts";
import { ask, refusal } from "./ask.ts";

const minuteMs = 60_000;
const dayMs = 24 * 60 * minuteMs;

function form(fields: Readonly<Record<string, string>>, file?: Blob, name = "bike.png"): FormData {
  const made = new FormData();
  for (const [key, value] of Object.entries(fields)) made.set(key, value);
  if (file) made.set("file", file, name);
  return made;
}

const picture = new Blob(["\r\n--almost a boundary\0\r\n-"], { type: "image/png" });

const upload = (simulator: Simulator, body: unknown = form({ messaging_product: "whatsapp" }, picture)) =>
  ask(simulator, `${simulator.phoneNumberId}/media`, { body });

/** Uploads a picture, and asks for what is known of it. */
async function uploaded(simulator: Simulator) {
  const { body } = await upload(simulator);
  const id = String(body.id);
  const { body: about } = await ask(simulator, id);
  return { id, about, url: String(about.url) };
}

const load = (url: string, token?: string) =>
  fetch(url, { headers: token === undefined ? {} : { authorization: `Bearer ${token}` } });

test("a file that was uploaded is described, and comes back as it was", async context => {
  const { simulator } = await startJourney(context);
  const { id, about, url } = await uploaded(simulator);
  const bytes = Buffer.from(await picture.arrayBuffer());
  assert.match(id, /^\d{15,17}$/);
  assert.deepEqual(about, {
    messaging_product: "whatsapp",
    url,
    mime_type: "image/png",
    sha256: createHash("sha256").update(bytes).digest("hex"),
    file_size: String(bytes.length),
    id,
  });
  const file = await load(url, simulator.accessToken);
  assert.equal(file.headers.get("content-type"), "image/png");
  assert.deepEqual(Buffer.from(await file.arrayBuffer()), bytes);
});

test("the file is not given without the token, nor to a ticket somebody made up", async context => {
  const { simulator } = await startJourney(context);
  const { url } = await uploaded(simulator);
  assert.equal((await load(url)).status, 401);
  assert.equal((await load(url, "guess")).status, 401);
  assert.equal((await load(url.replace(/mid=\d/, "mid=9"), simulator.accessToken)).status, 404);
});

test("an address is good for 5 minutes, and then a new one is to be had", async context => {
  const { simulator } = await startJourney(context);
  const { id, url } = await uploaded(simulator);
  simulator.moveClock(5 * minuteMs);
  assert.equal((await load(url, simulator.accessToken)).status, 404);
  const { body } = await ask(simulator, id);
  assert.equal((await load(String(body.url), simulator.accessToken)).status, 200);
});

test("an id is good for 30 days", async context => {
  const { simulator } = await startJourney(context);
  const { id } = await uploaded(simulator);
  simulator.moveClock(30 * dayMs - 1);
  assert.equal((await ask(simulator, id)).status, 200);
  simulator.moveClock(1);
  assert.match(refusal(await ask(simulator, id)), /^404 803 There is nothing with the ID/);
});

test("a file that was deleted is gone, its address too", async context => {
  const { simulator } = await startJourney(context);
  const { id, url } = await uploaded(simulator);
  assert.deepEqual(await ask(simulator, id, { method: "DELETE" }), { status: 200, body: { success: true } });
  assert.equal((await ask(simulator, id)).status, 404);
  assert.equal((await load(url, simulator.accessToken)).status, 404);
});

test("a file belongs to the number it was uploaded to", async context => {
  const { simulator } = await startJourney(context);
  const { id } = await uploaded(simulator);
  assert.equal((await ask(simulator, `${id}?phone_number_id=${simulator.phoneNumberId}`)).status, 200);
  assert.match(refusal(await ask(simulator, `${id}?phone_number_id=1`)), /^404 803 /);
  assert.match(refusal(await ask(simulator, `${id}?phone_number_id=1`, { method: "DELETE" })), /^404 803 /);
});

const whatsapp = { messaging_product: "whatsapp" };

for (const [what, body, said] of [
  ["no file", form(whatsapp), /^400 131008 file: It is missing/],
  ["no product", form({}, picture), /^400 100 messaging_product: /],
  ["an empty file", form(whatsapp, new Blob([], { type: "image/png" })), /^400 100 file: It is empty/],
  ["a type nobody sends", form({ ...whatsapp, type: "image/gif" }, picture), /^400 100 Param file must be/],
  ["no type", form(whatsapp, new Blob(["x"])), /^400 100 Param file must be .* 'application\/octet-stream'/],
  ["JSON", { messaging_product: "whatsapp" }, /^400 100 The Content-Type is application\/json; a file/],
] as const) {
  test(`an upload of ${what} is refused`, async context => {
    const { simulator } = await startJourney(context);
    assert.match(refusal(await upload(simulator, body)), said);
  });
}

test("a picture above 5 MB is refused before it is here, a document as large is not", async context => {
  const { simulator } = await startJourney(context);
  const bytes = new Uint8Array(5 * 1024 * 1024 + 1);
  const large = form(whatsapp, new Blob([bytes], { type: "image/jpeg" }));
  assert.match(refusal(await upload(simulator, large)), /^400 100 file: It is larger than 5242880 bytes/);
  const named = form({ ...whatsapp, type: "image/jpeg" }, new Blob([bytes]));
  assert.match(refusal(await upload(simulator, named)), /^400 100 file: .* has at most 5242880 bytes/);
  const document = form(whatsapp, new Blob([bytes], { type: "application/pdf" }));
  assert.equal((await upload(simulator, document)).status, 200);
});

/** Posts a form byte by byte. */
function postSlowly(
  simulator: Simulator,
  text: string,
): Promise<{ status: number | undefined; text: string }> {
  const { port } = new URL(simulator.baseUrl);
  return new Promise((resolve, reject) => {
    const posting = request(
      {
        port,
        path: `/v25.0/${simulator.phoneNumberId}/media`,
        method: "POST",
        headers: {
          authorization: `Bearer ${simulator.accessToken}`,
          "content-type": "multipart/form-data; boundary=XX",
        },
      },
      async response => {
        const chunks = await response.toArray();
        resolve({ status: response.statusCode, text: Buffer.concat(chunks).toString() });
      },
    );
    posting.on("error", reject);
    for (const character of text) posting.write(character);
    posting.end();
  });
}

const part = (name: string, more: string, content: string): string =>
  `--XX\r\nContent-Disposition: form-data; name="${name}"${more}\r\n\r\n${content}\r\n`;

test("a form is understood wherever it is cut, and refused where it has no end", async context => {
  const { simulator } = await startJourney(context);
  const file = part("file", `; filename="a.txt"\r\nContent-Type: text/plain`, "\r\n--X and --XY");
  const whole = `preamble\r\n${part("messaging_product", "", "whatsapp")}${file}--XX--\r\nepilogue`;
  const { status, text } = await postSlowly(simulator, whole);
  assert.equal(status, 200, text);
  const { body } = await ask(simulator, (JSON.parse(text) as { id: string }).id);
  assert.equal(body.file_size, String("\r\n--X and --XY".length));

  const cut = await postSlowly(simulator, whole.replace("--XX--", ""));
  assert.equal(cut.status, 400);
  assert.match(cut.text, /The form has no end/);
});
