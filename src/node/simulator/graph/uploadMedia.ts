import { mediaFormatOf, mediaFormats } from "../../../core/media/mediaFormats.ts";
import { found } from "../graphAnswer.ts";
import { GraphError } from "../graphError.ts";
import { type FormPart, readForm } from "../readForm.ts";
import type { Route } from "../route.ts";

export const uploadMedia: Route = {
  method: "POST",
  path: "/<PHONE_NUMBER_ID>/media",
  does: "Takes a file as a form (`messaging_product`, `file`, `type`) and keeps it for 30 days",
  async answer({ request, id, world }) {
    const form = await readForm(request, limitOf);
    if (textIn(form, "messaging_product") !== "whatsapp")
      throw new GraphError(100, "messaging_product: It has to be 'whatsapp'.");
    const file = form.get("file");
    if (!file) throw new GraphError(131008, "file: It is missing.");
    // Some clients name the kind (`document`) where the MIME type is asked for; then the file's own type counts.
    const named = textIn(form, "type");
    const mimeType = named?.includes("/") ? named : file.type || named;
    if (!mimeType) throw new GraphError(131008, "type: The MIME type of the file is missing.");
    const format = mediaFormatOf(mimeType);
    if (!format)
      throw new GraphError(
        100,
        `Param file must be a file with one of the following types: ${mediaFormats.map(it => it.mimeType).join(", ")}. Received file of type '${mimeType.slice(0, 80)}'.`,
      );
    if (file.bytes.length > format.maxBytes)
      throw new GraphError(
        100,
        `file: A file of type ${format.mimeType} has at most ${format.maxBytes} bytes; this one has ${file.bytes.length}.`,
      );
    if (file.bytes.length === 0) throw new GraphError(100, "file: It is empty.");
    const { filename, bytes } = file;
    const stored = world.media.add({ phoneNumberId: id, mimeType, filename, bytes }, "uploaded");
    return found({ id: stored.id });
  },
};

/** Of a field, and of a file whose type is not known before its end. In bytes. */
const longestField = 10_000;
const largestFile = Math.max(...mediaFormats.map(format => format.maxBytes));

const limitOf = ({ name, type }: Omit<FormPart, "bytes">): number =>
  name === "file" ? (mediaFormatOf(type)?.maxBytes ?? largestFile) : longestField;

const textIn = (form: ReadonlyMap<string, FormPart>, name: string): string | undefined =>
  form.get(name)?.bytes.toString("utf8").trim() || undefined;
