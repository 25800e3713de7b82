import type { Node } from "jsonc-parser";
import { type Content, plainContent } from "./content.ts";
import { field, textOf } from "./jsonField.ts";
import { randomFrom } from "./randomFrom.ts";
import { viewMedia } from "./viewMedia.ts";

/** Preview §2.5: 30 to 40 bars, 2 to 20 pixels high. */
const bars = 36;
const lowestBar = 2;
const highestBar = 20;

/** A voice message with a waveform, or a sound file. */
export function viewAudio(content: Node | undefined, payload: Node): Content {
  const { name, origin, span, source } = viewMedia("audio", content, payload, "message");
  const voice = field(content, "voice")?.value === true;
  const seed = textOf(field(content, "id")) || textOf(field(content, "link")) || "";
  return {
    ...plainContent,
    kind: voice ? "Voice message" : "Audio",
    summary: voice ? "" : name,
    blocks: [
      {
        block: "audio",
        voice,
        bars: voice ? waveform(seed) : [],
        name,
        origin,
        span,
        ...(source && { source }),
      },
    ],
    wide: true,
  };
}

/**
 * The bars of a voice message, always the same for the same recording: louder in the middle of a phrase than at its ends,
 * as speech is.
 */
export function waveform(seed: string): number[] {
  const random = randomFrom(seed);
  const phrase = 5 + Math.floor(random() * 5);
  return Array.from({ length: bars }, (_, at) => {
    const loudness = 0.25 + 0.75 * Math.abs(Math.sin((at / phrase) * Math.PI + 0.4));
    return Math.round(lowestBar + (highestBar - lowestBar) * loudness * (0.3 + 0.7 * random()));
  });
}
