import type * as vscode from "vscode";
import type { MediaKind } from "../core/media/mediaFormats.ts";
import { alive, kindOf, readUploads, type Upload, withUpload } from "../core/media/upload.ts";
import type { Account } from "./accounts.ts";

const uploadsKey = "wamsg.uploads";

/** The files that were uploaded and can still be sent, by account. Ids of the simulator live as long as it does. */
export class Uploads {
  readonly #state: vscode.Memento;
  #simulated: readonly Upload[] = [];

  constructor(state: vscode.Memento) {
    this.#state = state;
  }

  /** Newest first; of one kind where that is given. */
  of(account: Account, nowMs: number, kind?: MediaKind): readonly Upload[] {
    const all = account.simulated ? this.#simulated : readUploads(this.#state.get(uploadsKey));
    return alive(all, nowMs).filter(
      upload => upload.accountId === account.id && (kind === undefined || kindOf(upload) === kind),
    );
  }

  async add(account: Account, upload: Upload): Promise<void> {
    if (account.simulated) this.#simulated = withUpload(this.#simulated, upload);
    else await this.#state.update(uploadsKey, withUpload(readUploads(this.#state.get(uploadsKey)), upload));
  }
}
