import { type Fields, fieldsOf, textOf } from "../../../core/delivery/fields.ts";
import { mediaFormatOf } from "../../../core/media/mediaFormats.ts";
import { GraphError } from "../graphError.ts";
import type { World } from "../world/world.ts";
import { kindInBytes } from "./kindInBytes.ts";

const kinds = ["image", "video", "audio", "document", "sticker"] as const;

/**
 * Looks at the files of a message. Throws `GraphError` 131009 for an id that the number does not have; otherwise the code with
 * which the message will fail: 131053 for a file that is another kind of thing, or a link that leads nowhere, which the name
 * `missing` stands for. `undefined`: nothing is wrong.
 */
export function mediaFault(payload: Fields, phoneNumberId: string, { media }: World): number | undefined {
  for (const { kind, file, place } of filesIn(payload, "")) {
    const id = textOf(file.id);
    if (id !== undefined) {
      const stored = media.get(id);
      if (!stored || stored.phoneNumberId !== phoneNumberId)
        throw new GraphError(131009, `${place}.id: There is no media with the ID '${id.slice(0, 80)}'.`);
      const format = mediaFormatOf(stored.mimeType);
      const real = kindInBytes(stored.bytes);
      if (format?.kind !== kind || (real !== undefined && real !== format.mimeType)) return 131053;
    }
    if (/\/missing(?:\.\w+)?(?:[?#]|$)/.test(textOf(file.link) ?? "")) return 131053;
  }
  return undefined;
}

interface FoundFile {
  readonly kind: (typeof kinds)[number];
  readonly file: Fields;
  readonly place: string;
}

/** Wherever `image`, `video` … stands beside a `type` of that name: in the message, its headers, cards and parameters. */
function filesIn(value: unknown, place: string, depth = 0): FoundFile[] {
  if (depth > 12 || typeof value !== "object" || value === null) return [];
  if (Array.isArray(value)) return value.flatMap((item, i) => filesIn(item, `${place}[${i}]`, depth + 1));
  const fields = value as Fields;
  const kind = kinds.find(it => it === fields.type);
  const file = kind && fieldsOf(fields[kind]);
  const here = (key: string): string => (place === "" ? key : `${place}.${key}`);
  if (kind && file) return [{ kind, file, place: here(kind) }];
  return Object.entries(fields).flatMap(([key, item]) => filesIn(item, here(key), depth + 1));
}
