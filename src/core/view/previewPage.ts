import type { Snapshot } from "../protocol.ts";

/** A preview inside the editor: what it is loaded from, and the only things its policy lets it load. */
export interface PreviewPage {
  readonly scriptUri: string;
  readonly styleUri: string;
  /** Where the editor serves the webview's files from. */
  readonly cspSource: string;
  readonly nonce: string;
  readonly title: string;
  /** Pictures and films may come from the web. */
  readonly remoteAllowed?: boolean | undefined;
  /** Drawn at once; without it the page waits for the first snapshot that is posted. */
  readonly snapshot?: Snapshot | undefined;
}

/** Hash of the empty text: the toolbar's components try what a `<style>` can do with an empty one. */
const emptyStyle = "'sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU='";

/** The HTML of a preview in the editor: no inline script or style; no network but for pictures that the person allowed. */
export function previewPage(page: PreviewPage): string {
  const { scriptUri, styleUri, cspSource, nonce, title, snapshot } = page;
  const web = page.remoteAllowed ? " https:" : "";
  const policy = [
    "default-src 'none'",
    `script-src 'nonce-${nonce}' ${cspSource}`,
    `style-src ${cspSource} ${emptyStyle}`,
    `img-src ${cspSource} data: blob:${web}`,
    `media-src data: blob:${web}`,
    `font-src ${cspSource}`,
  ];
  return pageWith({
    policy,
    title,
    head: `<link rel="stylesheet" href="${escaped(styleUri)}">`,
    snapshot,
    script: `<script type="module" nonce="${escaped(nonce)}" src="${escaped(scriptUri)}"></script>`,
  });
}

/** A preview that stands alone: everything is inside, and its policy lets nothing else in. */
export interface StandalonePage {
  readonly script: string;
  readonly style: string;
  /** Base64 SHA-256 of `script` and of `style`. */
  readonly scriptHash: string;
  readonly styleHash: string;
  readonly title: string;
  readonly snapshot: Snapshot;
  /** The files in it, as `data:` addresses by their keys. */
  readonly media?: Readonly<Record<string, string>> | undefined;
}

/** The HTML of a preview for a file: it loads nothing and can be opened anywhere. */
export function standalonePage(options: StandalonePage): string {
  return pageWith({
    policy: [
      "default-src 'none'",
      `script-src 'sha256-${options.scriptHash}'`,
      `style-src 'sha256-${options.styleHash}'`,
      "img-src data:",
      "media-src data:",
    ],
    title: options.title,
    head: `<style>${options.style}</style>`,
    snapshot: options.snapshot,
    media: options.media,
    script: `<script type="module">${options.script}</script>`,
  });
}

interface Page {
  readonly policy: readonly string[];
  readonly title: string;
  readonly head: string;
  readonly snapshot: Snapshot | undefined;
  readonly media?: Readonly<Record<string, string>> | undefined;
  readonly script: string;
}

function pageWith({ policy, title, head, snapshot, media, script }: Page): string {
  return `<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${escaped(policy.join("; "))}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escaped(title)}</title>
${head}
</head>
<body>
<div id="app"></div>
${snapshot === undefined ? "" : embedded("snapshot", snapshot)}
${media === undefined ? "" : embedded("media", media)}
${script}
</body>
</html>
`;
}

const entities: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
};

function escaped(text: string): string {
  return text.replace(/[&<>"']/g, character => entities[character] ?? "");
}

/** JSON in which nothing can end the element around it. */
function embedded(id: string, value: unknown): string {
  return `<script type="application/json" id="${id}">${JSON.stringify(value).replaceAll("<", "\\u003c")}</script>`;
}
