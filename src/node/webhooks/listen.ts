import type { Server } from "node:http";
import type { AddressInfo } from "node:net";

/** How many ports above the wanted one are tried before any free one is taken. */
const tries = 20;

/**
 * Lets a server listen on loopback and returns the port. `0` takes any free one; where the wanted port is taken, the next
 * free one is used. Rejects with Node's own error for any other reason, such as a port that needs privileges.
 */
export async function listenOnLoopback(server: Server, wanted: number): Promise<number> {
  for (let port = wanted; port !== 0 && port < wanted + tries && port <= 65_535; port++) {
    if (await listens(server, port)) return port;
  }
  await listens(server, 0);
  return (server.address() as AddressInfo).port;
}

function listens(server: Server, port: number): Promise<boolean> {
  return new Promise((resolve, reject) => {
    const failed = (error: NodeJS.ErrnoException): void => {
      server.off("listening", listening);
      if (error.code === "EADDRINUSE" && port !== 0) resolve(false);
      else reject(error);
    };
    const listening = (): void => {
      server.off("error", failed);
      resolve(true);
    };
    server.once("error", failed);
    server.once("listening", listening);
    server.listen(port, "127.0.0.1");
  });
}

/** Stops a server at once: open connections are closed, not waited for. */
export async function closeServer(server: Server): Promise<void> {
  await new Promise<void>(resolve => {
    server.close(() => resolve());
    server.closeAllConnections();
  });
}
