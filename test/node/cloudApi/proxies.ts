import { createServer } from "node:http";
import { type AddressInfo, connect, type Socket } from "node:net";
import type { TestContext } from "node:test";
import { createServer as createTlsServer } from "node:tls";
import { selfSigned } from "../../fakes/selfSigned.ts";

/** A proxy that leads every tunnel to one port of this machine, whatever host was asked for. `asked` holds what was. */
export async function tunnelProxy(
  context: TestContext,
  port: number,
  allow: (authorization: string | undefined) => number = () => 200,
) {
  const asked: { readonly target: string | undefined; readonly authorization: string | undefined }[] = [];
  const sockets = new Set<Socket>();
  const server = createServer().on("connect", (request, client: Socket) => {
    const authorization = request.headers["proxy-authorization"];
    asked.push({ target: request.url, authorization });
    sockets.add(client);
    client.on("error", () => {});
    const status = allow(authorization);
    if (status !== 200) return client.end(`HTTP/1.1 ${status} X\r\ncontent-length: 0\r\n\r\n`);
    const onward = connect(port, "127.0.0.1", () => {
      client.write("HTTP/1.1 200 OK\r\n\r\n");
      client.pipe(onward).pipe(client);
    });
    sockets.add(onward);
    onward.on("error", () => client.destroy());
    return undefined;
  });
  await listening(server);
  context.after(() => {
    for (const socket of sockets) socket.destroy();
    server.close();
  });
  return { host: `127.0.0.1:${portOf(server)}`, asked };
}

/** A server with a certificate that nobody trusts; `serve` as for a raw one. Resolves to its port. */
export async function tlsServer(
  context: TestContext,
  host: string,
  serve: (socket: Socket, request: string) => void,
): Promise<{ readonly port: number; connections(): number }> {
  const sockets = new Set<Socket>();
  const server = createTlsServer(selfSigned(host), socket => {
    sockets.add(socket);
    socket.on("error", () => {});
    socket.on("data", data => serve(socket, data.toString("latin1")));
  });
  server.on("tlsClientError", () => {});
  await listening(server);
  context.after(() => {
    for (const socket of sockets) socket.destroy();
    server.close();
  });
  return { port: portOf(server), connections: () => sockets.size };
}

const listening = (server: { listen(port: number, host: string, done: () => void): unknown }) =>
  new Promise<void>(resolve => server.listen(0, "127.0.0.1", resolve));

const portOf = (server: { address(): AddressInfo | string | null }): number =>
  (server.address() as AddressInfo).port;
