/** A page that was just shown gets the focus a moment later. */
const focusMs = 1000;

/** Puts a PNG, given in base64, into the clipboard. `false`: this page may not, unless a press asks for it. */
export async function copyPicture(png: string): Promise<boolean> {
  await focused();
  try {
    const bytes = Uint8Array.from(atob(png), character => character.charCodeAt(0));
    const picture = new Blob([bytes], { type: "image/png" });
    await navigator.clipboard.write([new ClipboardItem({ [picture.type]: picture })]);
    return true;
  } catch {
    return false;
  }
}

/** The clipboard takes nothing from a page without the focus. */
function focused(): Promise<void> {
  if (document.hasFocus()) return Promise.resolve();
  return new Promise(resolve => {
    const timer = setTimeout(done, focusMs);
    addEventListener("focus", done, { once: true });
    function done(): void {
      clearTimeout(timer);
      removeEventListener("focus", done);
      resolve();
    }
  });
}
