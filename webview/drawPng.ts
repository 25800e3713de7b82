/** Pixels of the picture for one of the page: sharp on any screen. As an installed browser draws it. */
const scale = 2;

/** A browser refuses larger pictures. CSS pixels. */
const tallest = 8000;

/** Room around the phone, CSS pixels. */
const margin = 24;

const svgNamespace = "http://www.w3.org/2000/svg";

/**
 * Draws what is seen, without the toolbar and as long as it is, into a PNG, in base64: the page is put into an SVG, which is a
 * picture. `css` is the page's own style. `undefined`: this browser does not do that.
 */
export async function drawPng(css: string): Promise<string | undefined> {
  const stage = document.querySelector<HTMLElement>(".stage");
  if (!stage) return undefined;
  const { width, height } = sizeAlone(stage);
  try {
    const picture = new Image();
    picture.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(svgOf(stage, css, width, height))}`;
    await picture.decode();
    const canvas = document.createElement("canvas");
    canvas.width = width * scale;
    canvas.height = height * scale;
    const context = canvas.getContext("2d");
    if (!context) return undefined;
    context.fillStyle = document.documentElement.dataset.theme === "dark" ? "#121212" : "#ffffff";
    context.fillRect(0, 0, canvas.width, canvas.height);
    context.drawImage(picture, 0, 0, canvas.width, canvas.height);
    return canvas.toDataURL("image/png").split(",")[1];
  } catch {
    return undefined;
  }
}

/** How large it is where nothing has to be scrolled, as in an exported page. */
function sizeAlone(stage: HTMLElement): { readonly width: number; readonly height: number } {
  const root = document.documentElement;
  const chat = stage.querySelector("#chat");
  const scrollTop = chat?.scrollTop ?? 0;
  root.toggleAttribute("data-standalone", true);
  const phone = stage.querySelector(".phone")?.getBoundingClientRect().width ?? stage.clientWidth;
  const size = {
    width: Math.ceil(phone) + 2 * margin,
    height: Math.min(Math.ceil(stage.scrollHeight), tallest),
  };
  root.toggleAttribute("data-standalone", false);
  if (chat) chat.scrollTop = scrollTop;
  return size;
}

function svgOf(stage: HTMLElement, css: string, width: number, height: number): string {
  const page = document.implementation.createDocument(svgNamespace, "svg");
  const root = page.documentElement;
  // The style speaks of the root: here that is the picture.
  for (const { name, value } of document.documentElement.attributes)
    if (name.startsWith("data-")) root.setAttribute(name, value);
  root.setAttribute("data-standalone", "");
  root.setAttribute("width", String(width));
  root.setAttribute("height", String(height));
  const inside = page.createElementNS(svgNamespace, "foreignObject");
  inside.setAttribute("width", "100%");
  inside.setAttribute("height", "100%");
  const body = document.createElement("body");
  body.className = document.body.className;
  const app = document.createElement("div");
  app.id = "app";
  app.append(copyOf(stage));
  body.append(app);
  const icons = document.querySelector("symbol")?.closest("svg")?.cloneNode(true);
  if (icons) root.append(page.importNode(icons, true));
  inside.append(page.importNode(body, true));
  root.append(inside);
  const xml = new XMLSerializer().serializeToString(page);
  const end = xml.lastIndexOf("</svg>");
  // As text: the page's policy lets nobody make a style. The editor writes its colours onto the page itself.
  const style = `${css}\n:root { ${document.documentElement.getAttribute("style") ?? ""} }`;
  const escaped = style.replaceAll("&", "&amp;").replaceAll("<", "&lt;");
  return `${xml.slice(0, end)}<style>${escaped}</style></svg>`.toWellFormed().replace(notXml, "");
}

/** Characters that no XML may have, however they are written. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: those are what it is about
const notXml = /[\0-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]/g;

/** A picture inside a picture loads nothing: what it shows has to be in it. */
function copyOf(stage: HTMLElement): Node {
  const copy = stage.cloneNode(true) as HTMLElement;
  const images = copy.querySelectorAll("img");
  for (const [at, image] of stage.querySelectorAll("img").entries()) {
    const url = contentOf(image);
    if (url === undefined) images[at]?.removeAttribute("src");
    else images[at]?.setAttribute("src", url);
  }
  for (const moving of copy.querySelectorAll("video, audio")) moving.removeAttribute("src");
  return copy;
}

/** `undefined`: it has not loaded, or comes from elsewhere and may not be read. */
function contentOf(image: HTMLImageElement): string | undefined {
  const { naturalWidth, naturalHeight, src } = image;
  if (src.startsWith("data:")) return src;
  if (naturalWidth === 0) return undefined;
  const canvas = document.createElement("canvas");
  canvas.width = naturalWidth;
  canvas.height = naturalHeight;
  canvas.getContext("2d")?.drawImage(image, 0, 0);
  try {
    return canvas.toDataURL("image/png");
  } catch {
    return undefined;
  }
}
