import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { TestContext } from "node:test";
import { inspect } from "node:util";
import type * as vscode from "vscode";
import { setWebhookOverride } from "../../src/node/cloudApi/webhookOverride.ts";
import { AccountCheck, reportScheme } from "../../src/vscode/accountCheck.ts";
import { editAccount } from "../../src/vscode/accountEditing.ts";
import type { Account } from "../../src/vscode/accounts.ts";
import { probeWith } from "../../src/vscode/connection.ts";
import { copyRequest } from "../../src/vscode/copyRequest.ts";
import type { DeliveryBook } from "../../src/vscode/deliveryBook.ts";
import { previewMediaOf } from "../../src/vscode/mediaPorts.ts";
import { uploadFile } from "../../src/vscode/mediaUpload.ts";
import { type PreviewSource, Previews } from "../../src/vscode/previews.ts";
import { pullIntoWorkspace } from "../../src/vscode/templatePull.ts";
import { Uploads } from "../../src/vscode/uploads.ts";
import { editor, Uri } from "../fakes/vscode.ts";
import { accountDesk, answersFor, opened } from "./accountDesk.ts";

/** Marked, nothing like a real one, and written differently in an address, in JSON and in base64. */
export const token = "marked/secret+token=4711";
const appSecret = "0123456789abcdef".repeat(2);
export const proxyPassword = "marked-proxy-password";

/** Every way in which a secret may be written. */
export const forms = [token, appSecret, proxyPassword].flatMap(secret => [
  secret,
  encodeURIComponent(secret),
  secret.replaceAll("/", "\\/"),
  Buffer.from(secret).toString("base64"),
]);

const wabaId = async () => "5309876";

const message = (type: string, content: object) =>
  JSON.stringify({ messaging_product: "whatsapp", to: "+4915123456789", type, [type]: content });
const receipt = JSON.stringify({ messaging_product: "whatsapp", status: "read", message_id: "wamid.A" });

/**
 * A person with an account who does everything that goes to the API, and all that is written down for them. What lies in a
 * folder is written by the very parts that write it in the editor.
 */
export async function desk(context: TestContext, baseUrl: string) {
  const answers = answersFor(baseUrl, token, { appSecret });
  const at = await accountDesk(context, answers);
  const { folder, extension, accounts, account, network, book, connect, sending, log, lines } = at;
  const presses = editor.presses;
  editor.presses = [];
  editor.inputs = ["Bikes", "Bikes 2", ...answers];
  editor.answers = ["Keep anyway"];
  await editAccount(accounts, probeWith(network));
  const uploads = new Uploads(extension.globalState);
  const media = previewMediaOf(accounts, uploads, connect, extension.workspaceState);
  const previews = previewsOf(account, book, media);
  context.after(() => previews.dispose());
  const errors: unknown[] = [];
  const attempt = async (run: () => Promise<unknown>) => run().catch(error => void errors.push(error));

  return {
    async everything() {
      editor.presses = presses;
      // A send that is to be tried again counts down; nobody waits for it here.
      editor.onProgress = text => void (/tries again in/.test(text) && editor.cancelProgress());
      const text = message("text", { body: "Your bike is ready." });
      const [single] = opened(text, "single");
      assert.ok(single);
      await sending.to([single], undefined);
      await sending.to(opened(receipt, "receipt"), undefined);
      await sending.to(opened(`[${text},${text},${receipt}]`, "sequence"), undefined);

      const file = { name: "a.pdf", read: async () => Buffer.from("%PDF-1.4\n") };
      await uploadFile(file, undefined, { accounts, uploads, connect, log: line => log.info(line) });
      const [shown] = opened(message("image", { id: "1234567" }), "shown");
      if (shown) previews.openToTheSide(shown.source);
      await media.fetch("1234567");
      previews.refresh();
      previews.openToTheSide(single.source);

      await attempt(async () => setWebhookOverride(await connect(), undefined, { timeoutMs: 2000 }));
      await new AccountCheck({ accounts, connect, wabaId }).run();
      await pullIntoWorkspace({ accounts, connect, wabaId });
      for (const form of ["bash", "cmd", "powershell", "fetch"] as const) {
        await copyRequest(single, form, account, baseUrl, {});
        lines.push(editor.clipboard);
      }
    },
    /** All that was shown, logged, stored or written, but for the secret storage. */
    written() {
      const reports = editor.executed.flatMap(([command, uri]) =>
        command === "markdown.showPreview" && uri instanceof Uri
          ? [editor.contentProviders.get(reportScheme)?.provideTextDocumentContent(uri)]
          : [],
      );
      const state = [extension.globalState, extension.workspaceState].flatMap(memento =>
        memento.keys().map(key => [key, memento.get(key)]),
      );
      const { said, files, executed, diagnostics, settings, progress, statusItems } = editor;
      const asked = [...editor.asked].filter(({ password }) => !password);
      const pages = editor.panels.map(({ posted, webview }) => [posted, webview.html]);
      const stored = filesBelow(folder).map(name => [name, readFileSync(join(folder, name), "latin1")]);
      return {
        pages,
        stored,
        text: inspect(
          {
            ...{ accounts: accounts.all, lines, errors, reports, state, said, files, executed, diagnostics },
            ...{ settings, progress, statusItems, asked, pages, stored },
          },
          { depth: 14, showHidden: true, maxStringLength: 1e7, maxArrayLength: 1e4 },
        ),
      };
    },
  };
}

function previewsOf(account: Account, book: DeliveryBook, media: PreviewSource["media"]): Previews {
  return new Previews({
    extensionUri: Uri.parse("file:///extension"),
    account: () => ({ ...account, businessName: account.name }),
    deliveries: (uri: vscode.Uri, count: number) =>
      Array.from({ length: count }, (_, index) => book.newest(uri, index)),
    refusals: (uri: vscode.Uri, count: number) =>
      Array.from({ length: count }, (_, index) => book.refusal(uri, index)),
    fromServer: () => [],
    sending: () => false,
    problems: () => [],
    templates: () => [],
    replies: { of: () => [] },
    media,
  } as unknown as PreviewSource);
}

const filesBelow = (folder: string): string[] =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter(entry => entry.isFile())
    .map(({ parentPath, name }) => join(parentPath, name).slice(folder.length + 1));
