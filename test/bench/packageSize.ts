import { closeSync, openSync, readSync, statSync } from "node:fs";

export interface PackageSize {
  /** Bytes of the file itself. */
  readonly packed: number;
  /** Bytes of all files in it. */
  readonly unpacked: number;
  readonly files: number;
}

/** Reads the directory at the end of a zip file (APPNOTE 4.3.12, 4.3.16); a `.vsix` is one, without a comment. */
export function packageSize(file: string): PackageSize {
  const packed = statSync(file).size;
  const end = read(file, packed - 22, 22);
  const files = end.readUInt16LE(10);
  const directory = read(file, end.readUInt32LE(16), end.readUInt32LE(12));
  let unpacked = 0;
  for (let entry = 0, at = 0; entry < files; entry++) {
    unpacked += directory.readUInt32LE(at + 24);
    at +=
      46 +
      directory.readUInt16LE(at + 28) +
      directory.readUInt16LE(at + 30) +
      directory.readUInt16LE(at + 32);
  }
  return { packed, unpacked, files };
}

function read(file: string, position: number, length: number): Buffer {
  const buffer = Buffer.alloc(length);
  const descriptor = openSync(file, "r");
  readSync(descriptor, buffer, 0, length, position);
  closeSync(descriptor);
  return buffer;
}
