import assert from "node:assert/strict";
import { once } from "node:events";
import { createServer, type Socket } from "node:net";
import { type TestContext, test } from "node:test";
import { type Posted, PostPool } from "../../../../src/node/simulator/webhooks/postPool.ts";

/** A server made of sockets, and a pool that posts to it. */
async function started(context: TestContext, onSocket: (socket: Socket, count: number) => void) {
  let count = 0;
  const sockets = new Set<Socket>();
  const server = createServer(socket => {
    sockets.add(socket);
    socket.on("error", () => {});
    onSocket(socket, ++count);
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  const port = typeof address === "object" ? address?.port : undefined;
  const pool = new PostPool(new URL(`http://127.0.0.1:${port}/`));
  context.after(() => {
    pool.close();
    server.close();
    for (const socket of sockets) socket.destroy();
  });
  return {
    post: (name: string) =>
      new Promise<Posted>(resolve =>
        pool.post(`POST /${name} HTTP/1.1\r\ncontent-length: 0\r\n\r\n`, resolve),
      ),
    pool,
    connections: () => count,
  };
}

const ok = "HTTP/1.1 200 OK\r\ncontent-length: 2\r\n\r\nok";

/** Answers every request that comes, whole or in part. */
function answering(socket: Socket, answer: (request: string) => string | undefined): void {
  let text = "";
  socket.on("data", chunk => {
    text += chunk;
    for (let end = text.indexOf("\r\n\r\n"); end !== -1; end = text.indexOf("\r\n\r\n")) {
      const said = answer(text.slice(0, end));
      text = text.slice(end + 4);
      if (said !== undefined) socket.write(said);
    }
  });
}

test("what is posted one after the other goes over one connection", async context => {
  const { post, connections } = await started(context, socket => answering(socket, () => ok));
  for (const name of ["a", "b", "c"]) assert.deepEqual(await post(name), { status: 200 });
  assert.equal(connections(), 1);
});

test("a thousand at once go over a few connections, each answered once", async context => {
  const seen: string[] = [];
  const { post, connections } = await started(context, socket =>
    answering(socket, request => {
      seen.push(request.split(" ")[1] ?? "");
      return ok;
    }),
  );
  const names = Array.from({ length: 1000 }, (_, i) => String(i));
  const all = await Promise.all(names.map(post));
  assert.ok(all.every(it => "status" in it && it.status === 200));
  assert.deepEqual(new Set(seen).size, 1000);
  assert.equal(seen.length, 1000);
  assert.ok(connections() <= 16, String(connections()));
});

test("a server that closes after every answer gets everything once", async context => {
  const seen: string[] = [];
  const { post } = await started(context, socket => {
    answering(socket, request => {
      seen.push(request);
      return "HTTP/1.0 200 OK\r\n\r\n";
    });
    socket.once("data", () => socket.end());
  });
  const all = await Promise.all(Array.from({ length: 40 }, (_, i) => post(String(i))));
  assert.ok(all.every(it => "status" in it && it.status === 200));
  assert.equal(seen.length, 40);
});

test("what was written to a connection just as it closed is sent again over another", async context => {
  const { post, connections } = await started(context, (socket, count) => {
    let answers = 0;
    answering(socket, () => {
      if (count > 1 || answers++ === 0) return ok;
      socket.destroy();
      return undefined;
    });
  });
  assert.deepEqual(await post("a"), { status: 200 });
  assert.deepEqual(await post("b"), { status: 200 });
  assert.equal(connections(), 2);
});

test("a server that never answers whole is said so, and so is one that is not there", async context => {
  const { post } = await started(context, socket => socket.once("data", () => socket.destroy()));
  assert.match(JSON.stringify(await post("a")), /closed before the answer|ECONNRESET/);
  const nobody = new PostPool(new URL("http://127.0.0.1:1/"));
  context.after(() => nobody.close());
  const posted = await new Promise<Posted>(resolve => nobody.post("POST / HTTP/1.1\r\n\r\n", resolve));
  assert.match(JSON.stringify(posted), /ECONNREFUSED/);
});

test("a server that speaks something else is said so", async context => {
  const { post } = await started(context, socket => answering(socket, () => "220 mail\r\n\r\n"));
  assert.deepEqual(await post("a"), { fault: "The answer is not HTTP." });
});

test("closing gives up what waits, and takes nothing more", async context => {
  const { post, pool } = await started(context, () => {});
  const waiting = post("a");
  pool.close();
  assert.deepEqual(
    [await waiting, await post("b")],
    [{ fault: "it was closed" }, { fault: "it was closed" }],
  );
});
