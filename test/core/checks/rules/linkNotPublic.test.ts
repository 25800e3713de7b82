import assert from "node:assert/strict";
import { test } from "node:test";
import { interactive, message, problemsOf, said, template } from "./messages.ts";

const image = (link: string): unknown => message("image", { link });
const button = (url: string): unknown =>
  interactive("cta_url", { action: { name: "cta_url", parameters: { display_text: "Open", url } } });

for (const host of [
  "localhost",
  "LOCALHOST:8080",
  "shop.localhost",
  "127.0.0.1",
  "127.1",
  "0.0.0.0",
  "10.1.2.3",
  "172.16.0.1",
  "172.31.255.255",
  "192.168.178.20",
  "100.64.0.1",
  "169.254.169.254",
  "192.0.2.7",
  "198.51.100.7",
  "203.0.113.7",
  "224.0.0.1",
  "255.255.255.255",
  "2130706433",
  "[::1]",
  "[fe80::1]:3000",
  "[fd00::1]",
  "[::ffff:192.168.0.1]",
  "[2001:db8::1]",
  "intranet",
  "printer.local",
  "files.internal",
  "nas.lan",
  "router.home.arpa",
  "shop.test",
  "nothing.invalid",
  "user:secret@localhost",
]) {
  test(`warns that WhatsApp cannot fetch a file from ${host}`, () => {
    const link = `https://${host}/a.jpg`;
    assert.deepEqual(said(image(link)), [`warning link-not-public "${link}"`]);
  });
}

for (const host of [
  "www.example.com",
  "example.org:8443",
  "files.example",
  "8.8.8.8",
  "172.32.0.1",
  "100.128.0.1",
  "192.0.3.1",
  "[2a00:1450:4001::200e]",
  "localhost.example.com",
  "local.example.com",
  "127.0.0.1.example.com",
  "münchen.example.com",
]) {
  test(`has nothing against a file from ${host}`, () => {
    assert.deepEqual(said(image(`https://${host}/a.jpg`)), []);
  });
}

test("says which host it is and where that is", () => {
  assert.equal(
    problemsOf(image("https://192.168.0.7/a.jpg"))[0]?.message,
    'WhatsApp fetches this file from the internet, but "192.168.0.7" is an address of a private network.',
  );
});

test("warns of a button that opens a page of the own computer", () => {
  assert.deepEqual(said(button("https://localhost:3000/shop")), [
    'warning link-not-public "https://localhost:3000/shop"',
  ]);
});

test("finds the file of a header, of a template and of a card", () => {
  const link = "https://localhost/a.jpg";
  const picture = { type: "image", image: { link } };
  const reply = { buttons: [{ type: "reply", reply: { id: "1", title: "Yes" } }] };
  const card = (index: number) => ({
    card_index: index,
    components: [{ type: "header", parameters: [picture] }],
  });
  const found = [`warning link-not-public "${link}"`];
  assert.deepEqual(said(interactive("button", { header: picture, action: reply })), found);
  assert.deepEqual(said(template([{ type: "header", parameters: [picture] }])), found);
  assert.deepEqual(said(template([{ type: "carousel", cards: [card(0), card(1)] }])), [...found, ...found]);
});

test("says nothing of a host whose variable is not known, and judges one that is", () => {
  assert.deepEqual(said(image("https://${host}/a.jpg")), []);
  assert.deepEqual(said(image("https://${host}/a.jpg"), { variables: { host: "www.example.com" } }), []);
  assert.deepEqual(said(image("https://${host}/a.jpg"), { variables: { host: "localhost" } }), [
    'warning link-not-public "https://${host}/a.jpg"',
  ]);
});
