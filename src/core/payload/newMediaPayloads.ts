import { kind, type NewPayload } from "./newPayloadKind.ts";

/** Files and contact cards. */
export const newMediaPayloads: readonly NewPayload[] = [
  kind("video", "Video", "An MP4 or 3GPP with an optional caption", "device-camera-video", {
    type: "video",
    video: { link: "https://www.example.com/video.mp4", caption: "A walk through the workshop" },
  }),
  kind(
    "document",
    "Document",
    "A PDF, text or Office file with its name and an optional caption",
    "file-pdf",
    {
      type: "document",
      document: {
        link: "https://www.example.com/invoice-2041.pdf",
        filename: "invoice-2041.pdf",
        caption: "Invoice 2041",
      },
    },
  ),
  kind("audio", "Audio", "An audio file: AAC, AMR, MP3, M4A or Ogg", "unmute", {
    type: "audio",
    audio: { link: "https://www.example.com/reminder.mp3" },
  }),
  kind("audio-voice", "Voice message", "An Ogg file with the OPUS codec, shown as if it was spoken", "mic", {
    type: "audio",
    audio: { link: "https://www.example.com/reminder.ogg", voice: true },
  }),
  kind("sticker", "Sticker", "A WebP of 512 × 512 pixels, still or moving", "smiley", {
    type: "sticker",
    sticker: { link: "https://www.example.com/thanks.webp" },
  }),
  kind("contacts", "Contacts", "One or more contact cards", "account", {
    type: "contacts",
    contacts: [
      {
        name: { formatted_name: "Dana Rivers", first_name: "Dana", last_name: "Rivers" },
        phones: [{ phone: "+1 555 010 0199", type: "Mobile", wa_id: "15550100199" }],
        emails: [{ email: "dana@example.com", type: "Work" }],
      },
    ],
  }),
];
