import type * as vscode from "vscode";

/** Something that owns others and takes them along when it goes. */
export class Disposable implements vscode.Disposable {
  readonly #owned: vscode.Disposable[] = [];
  #gone = false;

  protected own<T extends vscode.Disposable>(thing: T): T {
    if (this.#gone) thing.dispose();
    else this.#owned.push(thing);
    return thing;
  }

  get disposed(): boolean {
    return this.#gone;
  }

  dispose(): void {
    if (this.#gone) return;
    this.#gone = true;
    for (const thing of this.#owned.splice(0).reverse()) thing.dispose();
  }
}
