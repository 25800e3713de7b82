import assert from "node:assert/strict";
import { test } from "node:test";
import { type AnswerEnd, AnswerReader } from "../../../../src/node/simulator/webhooks/answerReader.ts";

/** What is read when the bytes come in pieces of a length. */
function read(text: string, length: number): { ended: AnswerEnd[]; closed: AnswerEnd | undefined } {
  const reader = new AnswerReader();
  const bytes = Buffer.from(text, "latin1");
  const ended: AnswerEnd[] = [];
  for (let at = 0; at < bytes.length; at += length)
    ended.push(...reader.take(bytes.subarray(at, at + length)));
  return { ended, closed: reader.closed() };
}

for (const [what, text, expected] of [
  ["a length", "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok", [[200, true]]],
  ["no body", "HTTP/1.1 204 No Content\r\n\r\n", [[204, true]]],
  [
    "chunks",
    "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n3;x=y\r\n\r\nab\r\n0\r\nX: y\r\n\r\n",
    [[200, true]],
  ],
  [
    "an early hint",
    "HTTP/1.1 103 Early Hints\r\nX: y\r\n\r\nHTTP/1.1 200 OK\r\ncontent-length:0\r\n\r\n",
    [[200, true]],
  ],
  [
    "the end of the connection",
    "HTTP/1.1 200 OK\r\nconnection: Close\r\ncontent-length: 0\r\n\r\n",
    [[200, false]],
  ],
  ["an old server", "HTTP/1.0 500 No\r\ncontent-length: 1\r\n\r\n.", [[500, false]]],
  [
    "two answers",
    "HTTP/1.1 200 OK\r\ncontent-length: 1\r\n\r\n.HTTP/1.1 401 No\r\ncontent-length: 0\r\n\r\n",
    [
      [200, true],
      [401, true],
    ],
  ],
] as const) {
  test(`an answer with ${what} is read, in one piece and byte by byte`, () => {
    for (const length of [1, 2, 7, 1000])
      assert.deepEqual(
        read(text, length).ended.map(({ status, keepsAlive }) => [status, keepsAlive]),
        expected,
      );
  });
}

test("an answer without a length ends with its connection", () => {
  const { ended, closed } = read("HTTP/1.0 200 OK\r\n\r\nok", 3);
  assert.deepEqual([ended, closed], [[], { status: 200, keepsAlive: false }]);
});

for (const text of [
  "SSH-2.0\r\n\r\n",
  "x".repeat(70_000),
  "HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\nzz\r\n",
]) {
  test(`${JSON.stringify(text.slice(0, 20))} is no answer`, () => {
    assert.throws(() => read(text, 100_000), Error);
  });
}
