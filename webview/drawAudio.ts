import { html, nothing, svg, type TemplateResult } from "lit-html";
import type { AudioView } from "../src/core/view/kindParts.ts";
import type { BubbleView } from "../src/core/view/view.ts";
import { initialOf } from "./drawFrame.ts";
import { drawIcon } from "./icons.ts";
import { type Scene, sideOf } from "./scene.ts";

/** Width of a bar and of the gap beside it, and the height there is for the highest. Pixels. */
const barWidth = 2;
const step = 4;
const height = 24;

/** A recording that can be looked at only. Who listens sees the sender's face, or a tile for a sound file. */
export function drawAudio(
  audio: AudioView,
  sender: BubbleView["sender"],
  scene: Scene,
  meta: TemplateResult | undefined,
): TemplateResult {
  const label = `${audio.voice ? "Voice message" : `Audio, ${audio.name}`}, ${audio.origin}`;
  return html`<div class="audio part" data-start=${audio.span.start} data-end=${audio.span.end}>
    <div class="audio-player" role="img" aria-label=${label} ?data-outgoing=${sideOf({ sender }, scene) === "outgoing"}>
      <span class="audio-play">${drawIcon(audio.voice ? "play" : "arrow-down-to-line")}</span>
      ${audio.voice ? drawWaveform(audio.bars) : html`<span class="audio-seek"></span>`}
      <span class="audio-face" ?data-voice=${audio.voice}>
        ${audio.voice ? html`<span>${initialOf(sender === "business" ? scene.snapshot.conversation.businessName : "Customer")}</span>${drawIcon("mic")}` : drawIcon("headphones")}
      </span>
    </div>
    <div class="audio-line"><bdi>${audio.voice ? nothing : audio.name}</bdi>${meta}</div>
  </div>`;
}

function drawWaveform(bars: readonly number[]): TemplateResult {
  return html`<svg class="waveform" viewBox="0 0 ${bars.length * step} ${height}" aria-hidden="true">
    ${bars.map(
      (bar, at) =>
        svg`<rect x=${at * step} y=${(height - bar) / 2} width=${barWidth} height=${bar} rx="1"></rect>`,
    )}
  </svg>`;
}
