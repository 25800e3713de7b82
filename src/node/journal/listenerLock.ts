import { createHash } from "node:crypto";
import { rm } from "node:fs/promises";
import { connect, createServer, type Server, type Socket } from "node:net";
import { tmpdir, userInfo } from "node:os";
import { join } from "node:path";

/** One process listens, the others follow it. */
export type Role = "listening" | "following";

export interface ListenerLockOptions {
  /** Processes that give the same folder share one lock. */
  readonly folder: string;
  readonly onRole: (role: Role) => void;
  /** Another process wrote something. */
  readonly onBell: () => void;
  readonly warn: (message: string) => void;
}

const tries = 20;

/**
 * Decides which of several processes listens. The lock is a local socket: the system takes it back when its process ends,
 * however it ends. The others hold a connection to it, which tells them at once when it is free; on the same connection
 * they tell each other that something was written.
 */
export class ListenerLock {
  readonly #options: ListenerLockOptions;
  readonly #address: string;
  #server: Server | undefined;
  #holder: Socket | undefined;
  readonly #followers = new Set<Socket>();
  #closed = false;

  constructor(options: ListenerLockOptions) {
    this.#options = options;
    this.#address = addressOf(options.folder);
  }

  /** Resolves when it is known who listens. */
  async open(): Promise<void> {
    for (let i = 1; !this.#closed; i++) {
      if (await this.#listens()) return this.#options.onRole("listening");
      if (await this.#follows()) return this.#options.onRole("following");
      if (i === tries) return this.#alone("it is held by something that does not answer");
      // On Linux and Windows the name is free by itself; elsewhere a process that was killed leaves a file.
      if (this.#address.endsWith(".sock")) await rm(this.#address, { force: true });
      await new Promise(resolve => setTimeout(resolve, i * 5));
    }
  }

  /** Tells the other processes that something was written. */
  ring(): void {
    this.#holder?.write(".");
    this.#ringFollowers();
  }

  async close(): Promise<void> {
    this.#closed = true;
    this.#holder?.destroy();
    for (const follower of this.#followers) follower.destroy();
    const server = this.#server;
    if (server) await new Promise<void>(resolve => server.close(() => resolve()));
  }

  #ringFollowers(except?: Socket): void {
    for (const follower of this.#followers) {
      // One who has not heard the last bell yet will read everything when it does.
      if (follower !== except && follower.writableLength === 0) follower.write(".");
    }
  }

  #listens(): Promise<boolean> {
    return new Promise(resolve => {
      const server = createServer(socket => {
        this.#followers.add(socket);
        socket.on("data", () => {
          this.#options.onBell();
          this.#ringFollowers(socket);
        });
        socket.on("error", () => {});
        socket.on("close", () => this.#followers.delete(socket));
      });
      server.once("error", (error: NodeJS.ErrnoException) => {
        if (error.code === "EADDRINUSE" || error.code === "EACCES") resolve(false);
        else {
          this.#alone(error.message);
          resolve(true);
        }
      });
      server.listen(this.#address, () => {
        this.#server = server;
        server.on("error", () => {});
        resolve(true);
      });
    });
  }

  #follows(): Promise<boolean> {
    return new Promise(resolve => {
      const socket = connect(this.#address);
      socket.once("connect", () => {
        this.#holder = socket;
        resolve(true);
      });
      socket.on("data", () => this.#options.onBell());
      socket.on("error", () => {});
      socket.on("close", () => {
        const held = this.#holder === socket;
        this.#holder = undefined;
        resolve(false);
        if (!held || this.#closed) return;
        // The one that listened may have written with its last breath.
        this.#options.onBell();
        void this.open();
      });
    });
  }

  #alone(reason: string): void {
    this.#options.warn(
      `It cannot be known which window receives webhooks (${reason}): this one does, others may too.`,
    );
    this.#options.onRole("listening");
  }
}

function addressOf(folder: string): string {
  const hash = createHash("sha256").update(`${userInfo().username}\n${folder}`).digest("hex").slice(0, 24);
  const name = `wamsg-journal-${hash}`;
  if (process.platform === "win32") return `\\\\.\\pipe\\${name}`;
  return process.platform === "linux" ? `\0${name}` : join(tmpdir(), `${name}.sock`);
}
