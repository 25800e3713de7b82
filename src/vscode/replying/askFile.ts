import * as vscode from "vscode";
import { type MediaKind, mediaFormats } from "../../core/media/mediaFormats.ts";
import { askStepsOrBack } from "../inputSteps.ts";
import { back, pickOne } from "./pickStep.ts";

/** A file as `POST /simulator/inbound` takes it. */
export type FileMessage = Readonly<Record<string, unknown>>;

const title = "Reply as Customer";

/** A small blue picture: the preview can load it. Of other kinds the simulator's few bytes stand for a file. */
const samplePicture = {
  mime_type: "image/png",
  data: "iVBORw0KGgoAAAANSUhEUgAAABAAAAAMCAIAAADkharWAAAAFUlEQVR42mOoX3aSJMQwqmFUA3YEAGKzcpBhOpE5AAAAAElFTkSuQmCC",
};

/** Asks for a file of a kind and what is written below it; `undefined`: the person gave up, or the file is no such file. */
export async function askFile(
  kind: MediaKind,
  more: Readonly<Record<string, unknown>> = {},
): Promise<FileMessage | undefined | typeof back> {
  for (;;) {
    const source = await pickOne(
      [
        {
          label: "$(file-media) A Sample",
          description: kind === "image" ? "a small blue picture" : "a few bytes that stand for a file",
          value: "sample" as const,
        },
        { label: "$(folder-opened) A File of This Machine…", value: "file" as const },
      ],
      { title, placeholder: `Which ${kind} the customer sends`, hasBack: true },
    );
    if (source === undefined || source === back) return source;
    const file = source === "sample" ? (kind === "image" ? samplePicture : {}) : await chooseFile(kind);
    if (!file) return undefined;
    if (kind === "audio" || kind === "sticker") return { type: kind, [kind]: { ...file, ...more } };
    const answers = await askStepsOrBack(title, [
      { key: "caption", prompt: "Words below it (may stay empty)", validate: () => undefined },
    ]);
    if (answers === back) continue;
    if (answers === undefined) return undefined;
    const caption = answers.caption !== "" && { caption: answers.caption };
    return { type: kind, [kind]: { ...file, ...more, ...caption } };
  }
}

async function chooseFile(kind: MediaKind): Promise<Readonly<Record<string, unknown>> | undefined> {
  const formats = mediaFormats.filter(format => format.kind === kind);
  const extensions = formats.flatMap(format => format.extensions.map(it => it.slice(1)));
  const [uri] = (await vscode.window.showOpenDialog({ title, filters: { [kind]: extensions } })) ?? [];
  if (!uri) return undefined;
  const filename = uri.path.split("/").at(-1) ?? "file";
  const format = formats.find(it => it.extensions.some(ending => filename.toLowerCase().endsWith(ending)));
  const bytes = await vscode.workspace.fs.readFile(uri);
  const fault = !format
    ? `${filename} is no ${kind}: it would end in ${extensions.join(", ")}.`
    : bytes.length > format.maxBytes
      ? `${filename} is larger than WhatsApp takes: ${Math.floor(format.maxBytes / 1024)} kB at most.`
      : undefined;
  if (fault || !format) {
    vscode.window.showErrorMessage(`The customer sent nothing. ${fault}`);
    return undefined;
  }
  return {
    mime_type: format.mimeType,
    data: Buffer.from(bytes).toString("base64"),
    ...(kind === "document" && { filename }),
  };
}
