export function pageWords(pages: number): string {
  return pages === 1 ? "1 page" : `${pages} pages`;
}

/** "0:12", "1:02:03" */
export function durationWords(seconds: number): string {
  const whole = Math.max(0, Math.round(seconds));
  const [hours, minutes] = [Math.floor(whole / 3600), Math.floor(whole / 60) % 60];
  const rest = String(whole % 60).padStart(2, "0");
  return hours > 0 ? `${hours}:${String(minutes).padStart(2, "0")}:${rest}` : `${minutes}:${rest}`;
}

/**
 * How many pages a PDF has, from its text with one character a byte; `undefined` where it is none, or keeps them where only
 * a PDF reader finds them.
 */
export function pdfPages(text: string): number | undefined {
  if (!text.startsWith("%PDF-")) return undefined;
  const pages = text.match(/\/Type\s*\/Page(?![a-zA-Z])/g)?.length ?? 0;
  if (pages > 0) return pages;
  const counts = [...text.matchAll(/\/Type\s*\/Pages\b[^>]{0,400}?\/Count\s+(\d{1,6})/g)].map(it =>
    Number(it[1]),
  );
  return counts.length > 0 ? Math.max(...counts) : undefined;
}
