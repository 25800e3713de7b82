/**
 * The words of a command, as they are handed to a program without a shell between: spaces part them, double or single
 * quotes keep them together, and nothing else has a meaning. `undefined` where there is no word, or a quote stays open.
 */
export function splitCommand(command: string): [string, ...string[]] | undefined {
  const words: string[] = [];
  let rest = command.trim();
  while (rest !== "") {
    const match = /^((?:"[^"]*"|'[^']*'|[^\s"'])+)(?:\s+|$)/.exec(rest);
    if (!match?.[1]) return undefined;
    words.push(match[1].replace(/"([^"]*)"|'([^']*)'/g, (_all, double, single) => double ?? single));
    rest = rest.slice(match[0].length);
  }
  const [program, ...others] = words;
  return program ? [program, ...others] : undefined;
}
