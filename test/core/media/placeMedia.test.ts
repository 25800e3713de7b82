import assert from "node:assert/strict";
import { test } from "node:test";
import { applyEdits } from "../../../src/core/document/edits.ts";
import { kindAt, placeMedia, type UploadedMedia } from "../../../src/core/media/placeMedia.ts";
import {
  alive,
  expiryText,
  readUploads,
  type Upload,
  uploadLifeMs,
  withUpload,
} from "../../../src/core/media/upload.ts";

const image: UploadedMedia = { id: "123", kind: "image", filename: "bike.jpg" };

/** The text after an upload at the caret `|`. */
function placed(marked: string, media = image): unknown {
  const offset = marked.indexOf("|");
  const text = marked.replace("|", "");
  const edits = placeMedia(text, offset, media);
  return edits && JSON.parse(applyEdits(text, edits));
}

test("an id takes the place of a link or of another id", () => {
  assert.deepEqual(placed(`{"type":"image","image":{"link":"|https://a.example/b.jpg","caption":"x"}}`), {
    type: "image",
    image: { id: "123", caption: "x" },
  });
  assert.deepEqual(placed(`{"type":"image","image":{"id":"|9"}}`), { type: "image", image: { id: "123" } });
});

test("it goes into the media object around the caret, else into that of the message", () => {
  const card = `{"type":"interactive","interactive":{"action":{"cards":[{"header":{"type":"image","image":{|}}},{"header":{"image":{}}}]}}}`;
  assert.match(
    JSON.stringify(placed(card)),
    /"cards":\[\{"header":\{"type":"image","image":\{"id":"123"\}\}\},\{"header":\{"image":\{\}\}\}\]/,
  );
  assert.deepEqual(placed(`[{"type":"text"},{"type":"image"|,"to":"+1","image":{"link":""}}]`), [
    { type: "text" },
    { type: "image", to: "+1", image: { id: "123" } },
  ]);
  assert.deepEqual(placed(`{"to":"+1","type":"image"|}`), { to: "+1", type: "image", image: { id: "123" } });
});

test("a document keeps its file name, and an empty file becomes a whole message", () => {
  const document: UploadedMedia = { id: "5", kind: "document", filename: "bill.pdf" };
  assert.deepEqual(placed("|", document), {
    messaging_product: "whatsapp",
    recipient_type: "individual",
    to: "${testNumber}",
    type: "document",
    document: { id: "5", filename: "bill.pdf" },
  });
});

test("where it fits nowhere nothing is changed", () => {
  assert.equal(placed(`{"type":"text","text":{"body":"|"}}`), undefined);
  assert.equal(placed(`{"type":"video","video":{|}}`), undefined);
  assert.equal(placed(`{"type": |`), undefined);
});

test("a place says which kind it takes", () => {
  assert.equal(kindAt(`{"video":{"id":""}}`, 16), "video");
  assert.equal(kindAt(`{"text":{"body":""}}`, 16), undefined);
  assert.equal(kindAt("", 0), undefined);
});

const upload: Upload = {
  accountId: "a",
  id: "1",
  name: "bike.jpg",
  mimeType: "image/jpeg",
  bytes: 5,
  atMs: 0,
};
const hour = 3_600_000;

test("an upload lives for thirty days and says how long it still does", () => {
  assert.equal(expiryText(upload, 0), "expires in 30 d");
  assert.equal(expiryText(upload, uploadLifeMs - 5 * hour), "expires in 5 h");
  assert.deepEqual(alive([upload], uploadLifeMs - 1), [upload]);
  assert.deepEqual(alive([upload], uploadLifeMs), []);
});

test("the newest upload comes first, each once, and what was kept is read", () => {
  const later = { ...upload, id: "2", atMs: 5 };
  const kept = withUpload(withUpload([], upload), later);
  assert.deepEqual(kept, [later, upload]);
  assert.deepEqual(withUpload(kept, upload), [upload, later]);
  assert.deepEqual(readUploads([...JSON.parse(JSON.stringify(kept)), null, { id: 5 }]), kept);
});
