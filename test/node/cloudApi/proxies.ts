import { createServer } from "node:http";
import { type AddressInfo, connect, createServer as createNetServer, type Socket } from "node:net";
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

/** The same by SOCKS 5, with the user name and password that are given; `asked` holds them, and the host. */
export async function socksProxy(context: TestContext, port: number) {
  const asked: { readonly target: string; readonly login: string }[] = [];
  const sockets = new Set<Socket>();
  const server = createNetServer(async client => {
    sockets.add(client);
    client.on("error", () => {});
    const next = () => new Promise<Buffer>(resolve => client.once("data", resolve));
    await next();
    client.write(Buffer.from([5, 2]));
    const login = await next();
    const nameEnd = 2 + (login[1] ?? 0);
    client.write(Buffer.from([1, 0]));
    const command = await next();
    const hostEnd = 5 + (command[4] ?? 0);
    asked.push({
      target: `${command.subarray(5, hostEnd).toString("latin1")}:${command.readUInt16BE(hostEnd)}`,
      login: `${login.subarray(2, nameEnd).toString("utf8")} ${login.subarray(nameEnd + 1).toString("utf8")}`,
    });
    const onward = connect(port, "127.0.0.1", () => {
      client.write(Buffer.from([5, 0, 0, 1, 127, 0, 0, 1, 0, 0]));
      client.pipe(onward).pipe(client);
    });
    sockets.add(onward);
    onward.on("error", () => client.destroy());
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
