import { globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { parseDocument } from "../../../../src/core/document/parseDocument.ts";

const samples = join(import.meta.dirname, "../../../../samples");

/** A message of the sample workspace, and the statuses that its customer gives it. */
export interface SentSample {
  readonly file: string;
  readonly payload: Readonly<Record<string, unknown>>;
  readonly statuses: readonly string[];
}

/** Every message of the sample workspace, in the order of the files. */
export function sentSamples(): readonly SentSample[] {
  return globSync("*.wamsg.json", { cwd: samples })
    .sort()
    .flatMap(file =>
      parseDocument(readFileSync(join(samples, file), "utf8")).payloads.map(({ value }) => {
        const payload = value as SentSample["payload"];
        return { file, payload, statuses: statusesOf(payload) };
      }),
    );
}

/** What the sample workspace knows of its templates. */
export const sampleTemplates = (): unknown =>
  JSON.parse(readFileSync(join(samples, "wamsg.templates.json"), "utf8"));

function statusesOf({ status, type, audio }: SentSample["payload"]): readonly string[] {
  if (status === "read") return [];
  if (type === "reaction") return ["sent"];
  const voice = (audio as { voice?: unknown } | undefined)?.voice === true;
  return voice ? ["sent", "delivered", "read", "played"] : ["sent", "delivered", "read"];
}
