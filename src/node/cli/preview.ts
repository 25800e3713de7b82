import { basename, dirname, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { CliError, type ExitCode, type Io } from "./io.ts";
import { findPackageRoot } from "./packageRoot.ts";
import { readArguments, readChoice, readOneFile } from "./readArguments.ts";
import { readSource } from "./readSource.ts";
import { templateFinder } from "./templatesNear.ts";

export const help = `wamsg preview <file|-> --out <file.html|file.png>

Draws a payload, or a conversation, as the customer will see it.

  --out FILE                        where the drawing goes; .png needs a Chromium or Chrome
  --view customer|business          whose screen (customer)
  --theme light|dark                (light)
  --platform android|iphone|web     (android)

Exit code: 0 drawn, 2 it could not be done.
`;

/** Draws a file into a page or a picture. */
export async function preview(args: readonly string[], io: Io): Promise<ExitCode> {
  const { values, positionals } = readArguments("preview", args, {
    out: { type: "string" },
    view: { type: "string", default: "customer" },
    theme: { type: "string", default: "light" },
    platform: { type: "string", default: "android" },
  });
  const name = readOneFile("preview", positionals);
  const viewpoint = readChoice("--view", values.view, ["customer", "business"]);
  const theme = readChoice("--theme", values.theme, ["light", "dark"]);
  const platform = readChoice("--platform", values.platform, ["android", "iphone", "web"]);
  if (!values.out || !/\.(?:html|png)$/i.test(values.out))
    throw new CliError("--out is missing, or names neither an .html nor a .png file.");
  const root = findPackageRoot();
  if (!root) throw new CliError("The package of this program cannot be found. Install it again.");

  const { file, text } = await readSource(name, io);
  const { ExportError, exportPreview } = await import("../exportPreview.ts");
  try {
    await exportPreview({
      text,
      fileName: basename(file),
      folder: name === "-" ? undefined : dirname(resolve(io.cwd, file)),
      out: resolve(io.cwd, values.out),
      viewpoint,
      theme,
      platform,
      templates: templateFinder(io)(name).definitions,
      assetsFolder: fileURLToPath(new URL("dist/webview", root.folder)),
    });
  } catch (cause) {
    if (cause instanceof ExportError) throw new CliError(cause.message, { cause });
    throw cause;
  }
  io.out(`${values.out}\n`);
  return 0;
}
