import { close, fdatasync, fstat, open, write } from "node:fs";
import { promisify } from "node:util";

/** A file that only grows, whoever writes to it: every write goes to its end in one piece. */
export interface AppendFile {
  /** Writes and resolves to how many bytes were taken: fewer than given where the disk ran full. */
  write(bytes: Buffer): Promise<number>;
  /** Resolves when what was written survives a power cut. */
  sync(): Promise<void>;
  /** `links` is 0 where the file was deleted meanwhile. */
  stat(): Promise<{ readonly size: number; readonly links: number; readonly bornMs: number }>;
  close(): Promise<void>;
}

export type OpenAppendFile = (path: string) => Promise<AppendFile>;

const system = {
  open: promisify(open),
  close: promisify(close),
  fstat: promisify(fstat),
  fdatasync: promisify(fdatasync),
};

/** Opens a file for appending, and makes it where it is missing. Only its owner may read it: it holds what customers wrote. */
export const openAppendFile: OpenAppendFile = async path => {
  const file = await system.open(path, "a", 0o600);
  return {
    write: bytes =>
      new Promise((resolve, reject) => {
        write(file, bytes, 0, bytes.length, null, (error, taken) => (error ? reject(error) : resolve(taken)));
      }),
    sync: () => system.fdatasync(file),
    stat: async () => {
      const { size, nlink, birthtimeMs, mtimeMs } = await system.fstat(file);
      return { size, links: nlink, bornMs: birthtimeMs > 0 ? birthtimeMs : mtimeMs };
    },
    close: () => system.close(file),
  };
};
