import { readFileSync } from "node:fs";
import { basename } from "node:path";
import { fileURLToPath } from "node:url";
import jsonService, {
  type CompletionItem,
  type LanguageService,
  type TextDocument,
} from "vscode-json-languageservice";

/** What an editor's own JSON service makes of a text with one of the schemas. */
export interface Editor {
  /** Messages of everything it objects to. */
  problems(text: string): Promise<string[]>;
  /** What it offers at the `|` of a text. */
  completions(textWithCursor: string): Promise<CompletionItem[]>;
  /** What it says about what stands at the `|` of a text. */
  hover(textWithCursor: string): Promise<string>;
}

const root = new URL("../../", import.meta.url);

/** An editor that knows only the strict schemas, as any editor does that follows `$schema`. */
export const strictEditor = (): Editor => editorWith(new URL("schemas/message.schema.json", root));

/** Our own editor: the JSON service with the relaxed twin. */
export const ownEditor = (): Editor => editorWith(new URL("dist/completion.schema.json", root));

/** An editor that knows JSON and no schema. */
export const plainEditor = (): Editor => editorWith(undefined);

function editorWith(schema: URL | undefined): Editor {
  const service = jsonService.getLanguageService({
    schemaRequestService: async uri => readFileSync(fileURLToPath(uri), "utf8"),
    workspaceContext: { resolveRelativePath: (path, resource) => new URL(path, resource).href },
    clientCapabilities: {
      textDocument: { completion: { completionItem: { documentationFormat: ["markdown", "plaintext"] } } },
    },
  });
  const schemas = schema ? [{ uri: schema.href, fileMatch: ["*.wamsg.json"] }] : [];
  service.configure({ validate: true, schemas });

  return {
    async problems(text) {
      const document = documentOf(text);
      const found = await service.doValidation(document, service.parseJSONDocument(document), {
        schemaValidation: "warning",
        schemaRequest: "error",
      });
      return found.map(({ message }) => String(message));
    },
    async completions(textWithCursor) {
      const { document, position, parsed } = atCursor(service, textWithCursor);
      return (await service.doComplete(document, position, parsed))?.items ?? [];
    },
    async hover(textWithCursor) {
      const { document, position, parsed } = atCursor(service, textWithCursor);
      const hover = await service.doHover(document, position, parsed);
      const contents: unknown = hover?.contents;
      return Array.isArray(contents) ? contents.join("\n") : String(contents ?? "");
    },
  };
}

function atCursor(service: LanguageService, textWithCursor: string) {
  const offset = textWithCursor.indexOf("|");
  const document = documentOf(textWithCursor.replace("|", ""));
  return { document, position: document.positionAt(offset), parsed: service.parseJSONDocument(document) };
}

/** Every text is a file of its own: the service remembers schemas by file. */
function documentOf(text: string): TextDocument {
  return jsonService.TextDocument.create(
    `file:///${basename(import.meta.filename)}.wamsg.json`,
    "json",
    1,
    text,
  );
}
