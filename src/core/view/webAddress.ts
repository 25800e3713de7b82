/** The parts of a web address that a person recognises. */
export interface WebAddress {
  readonly host: string;
  /** The last part of the path, decoded; `undefined` where the path is empty. */
  readonly fileName: string | undefined;
}

/** Nobody reads a longer one, and no host is longer. UTF-16 units. */
const longest = 2048;

/** Reads an `http` or `https` address; `undefined` for anything else. What stands before an `@` is not the host. */
export function readWebAddress(text: string): WebAddress | undefined {
  const match = /^https?:\/\/(?:[^/?#\\]*@)?([^/?#\\@:]+)(?::\d*)?([^?#]*)/i.exec(
    text.slice(0, longest).trim(),
  );
  if (!match?.[1]) return undefined;
  return {
    host: match[1].toLowerCase(),
    fileName: percentDecoded(match[2]?.split(/[/\\]/).at(-1) ?? "") || undefined,
  };
}

/** A path or a part of one with its `%20` as a space; as it is where that is not well formed. */
export function percentDecoded(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}
