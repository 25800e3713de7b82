import { spanOf } from "../../document/locate.ts";
import { hasVariable } from "../../payload/variables.ts";
import { placeAt, type Rule } from "../finding.ts";
import { shown } from "../wording.ts";
import { linkParts } from "./linkParts.ts";
import { type MediaKind, mediaTypes } from "./mediaLinks.ts";

/**
 * A link whose file extension is that of a format which cannot be sent so (Messages §4). A warning: the content counts,
 * not the name. Links without an extension, or with one that is no file format, say nothing.
 */
export const linkWrongKind: Rule = {
  code: "link-wrong-kind",
  severity: "warning",
  types: mediaTypes,
  mark: "link",
  check: payload =>
    payload.mediaLinks.flatMap(({ pointer, link, kind }) => {
      const extension = hasVariable(link) ? undefined : extensionOf(link);
      if (extension === undefined || !known.has(extension)) return [];
      const { name, takes } = formats[kind];
      if (takes.includes(extension)) return [];
      const hint = extension === "webp" && kind === "image" ? " WebP is for stickers." : "";
      return [
        {
          message: `${name}; this link ends in ${shown(`.${extension}`)}.${hint}`,
          span: spanOf(placeAt(payload, pointer).node),
          pointer,
        },
      ];
    }),
};

const extensionOf = (link: string): string | undefined =>
  /\.([a-z\d]{2,5})$/.exec(linkParts(link)?.path.toLowerCase() ?? "")?.[1];

const pictures = ["jpg", "jpeg", "jpe", "jfif", "png"];
const videos = ["mp4", "m4v", "3gp", "3gpp"];
const ogg = ["ogg", "oga", "opus"];
const sounds = ["aac", "amr", "mp3", "mpga", "m4a", "mp4", "3gp", "3gpp", ...ogg];
const others = (
  "webp gif bmp tif tiff svg heic heif avif ico psd mov avi mkv webm wmv flv mpg mpeg ogv wav flac wma aif aiff mid " +
  "txt pdf doc docx xls xlsx ppt pptx csv odt ods odp rtf zip rar 7z gz exe apk dmg iso"
).split(" ");
const known = new Set([...pictures, ...videos, ...sounds, ...others]);

/** Messages §4; a template's document is a PDF only (Templates §1.3), a GIF in a template is an MP4 (Templates §2.2). */
const formats: Readonly<Record<MediaKind, { readonly name: string; readonly takes: readonly string[] }>> = {
  image: { name: "An image is a JPEG or PNG", takes: pictures },
  video: { name: "A video is an MP4 or 3GPP", takes: videos },
  audio: { name: "Audio is AAC, AMR, MP3, M4A or Ogg", takes: sounds },
  voice: { name: "A voice message is an Ogg file with the OPUS codec", takes: ogg },
  sticker: { name: "A sticker is a WebP", takes: ["webp"] },
  gif: { name: "A GIF in a template is an MP4", takes: videos },
  document: { name: "A document is any file", takes: [...known] },
  "template document": { name: "The document of a template is a PDF", takes: ["pdf"] },
};
