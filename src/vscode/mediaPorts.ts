import type * as vscode from "vscode";
import type { Sender } from "../node/cloudApi/sendMessage.ts";
import type { Account, Accounts } from "./accounts.ts";
import { PreviewMedia } from "./previewMedia.ts";
import { readSettings } from "./settings.ts";
import type { Uploads } from "./uploads.ts";

/** The pictures of the previews, with the current account behind them. */
export function previewMediaOf(
  accounts: Accounts,
  uploads: Uploads,
  connect: (account: Account) => Promise<Sender>,
  state: vscode.Memento,
): PreviewMedia {
  return new PreviewMedia({
    download: async (id, limit, signal) => {
      const { downloadMedia } = await import("../node/cloudApi/downloadMedia.ts");
      const sender = await connect(accounts.current);
      return downloadMedia(sender, id, limit, { signal, timeoutMs: readSettings().sendTimeoutMs });
    },
    uploaded: id => uploads.of(accounts.current, Date.now()).find(upload => upload.id === id),
    state,
  });
}
