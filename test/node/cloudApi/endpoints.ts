import type { AddressInfo } from "node:net";
import { createServer, type Socket } from "node:net";
import type { TestContext } from "node:test";

/** A server on loopback that does with each connection what it is told; it ends with the test. */
export async function rawServer(
  context: TestContext,
  serve: (socket: Socket, request: string) => void,
): Promise<string> {
  const sockets = new Set<Socket>();
  const server = createServer(socket => {
    sockets.add(socket);
    socket.on("error", () => {});
    socket.on("data", data => serve(socket, data.toString("latin1")));
  });
  await new Promise<void>(resolve => server.listen(0, "127.0.0.1", resolve));
  context.after(() => {
    for (const socket of sockets) socket.destroy();
    server.close();
  });
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

/** A whole HTTP/1.1 answer. `length` may lie about the body. */
export function httpAnswer(
  status: number,
  body: string,
  { length = Buffer.byteLength(body), headers = "" }: { length?: number; headers?: string } = {},
): string {
  return `HTTP/1.1 ${status} X\r\ncontent-type: application/json\r\n${headers}content-length: ${length}\r\n\r\n${body}`;
}
