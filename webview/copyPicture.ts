/** Puts a PNG, given in base64, into the clipboard. `false`: this page may not, or has not got the focus. */
export async function copyPicture(png: string): Promise<boolean> {
  try {
    const bytes = Uint8Array.from(atob(png), character => character.charCodeAt(0));
    const picture = new Blob([bytes], { type: "image/png" });
    await navigator.clipboard.write([new ClipboardItem({ [picture.type]: picture })]);
    return true;
  } catch {
    return false;
  }
}
