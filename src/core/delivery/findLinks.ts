/** A part of a log line that leads somewhere. */
export interface LogLink {
  /** In UTF-16 code units from the start of the line. */
  readonly start: number;
  readonly end: number;
  readonly target:
    | { readonly kind: "file"; readonly wamid: string }
    | { readonly kind: "message"; readonly wamid: string };
}

/** The longest short id of a message in a line, as `describeEvent` writes it: `(…kfIK1Y)`. */
const shortIdPattern = /\(…([^()\s]{1,6})\)/gu;

/**
 * The links of a log line: the short id of a message leads to what was received of it, the name of its file to the file.
 * `find`: the message whose id ends so, and what its file is called.
 */
export function findLinks(
  line: string,
  find: (shortId: string) => { readonly wamid: string; readonly label: string | undefined } | undefined,
): readonly LogLink[] {
  return [...line.matchAll(shortIdPattern)].flatMap(match => {
    const found = find(match[1] ?? "");
    if (!found) return [];
    const { wamid, label } = found;
    const links: LogLink[] = [
      { start: match.index, end: match.index + match[0].length, target: { kind: "message", wamid } },
    ];
    const at = label === undefined ? -1 : line.lastIndexOf(`${label} → `, match.index);
    if (label !== undefined && at >= 0)
      links.unshift({ start: at, end: at + label.length, target: { kind: "file", wamid } });
    return links;
  });
}
