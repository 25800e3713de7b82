import { html, nothing, svg, type TemplateResult } from "lit-html";
import { sizeText } from "../src/core/media/mediaLimits.ts";
import { durationWords } from "../src/core/view/fileFacts.ts";
import type { AudioView } from "../src/core/view/kindParts.ts";
import type { BubbleView } from "../src/core/view/view.ts";
import { initialOf } from "./drawFrame.ts";
import { drawLoad } from "./drawMedia.ts";
import { drawIcon } from "./icons.ts";
import type { Shown } from "./mediaShelf.ts";
import { type Scene, sideOf } from "./scene.ts";

/** Width of a bar and of the gap beside it, and the height there is for the highest. Pixels. */
const barWidth = 2;
const step = 4;
const height = 24;

/** A recording, which plays where it is loaded. Who listens sees the sender's face, or a tile for a sound file. */
export function drawAudio(
  audio: AudioView,
  sender: BubbleView["sender"],
  scene: Scene,
  meta: TemplateResult | undefined,
  played = false,
): TemplateResult {
  const shown = scene.media.of(audio.source, scene.snapshot);
  const label = `${audio.voice ? "Voice message" : `Audio, ${audio.name}`}, ${audio.origin}`;
  const plays = shown.url !== undefined && audio.source !== undefined;
  const outgoing = sideOf({ sender }, scene) === "outgoing";
  return html`<div class="audio part" data-start=${audio.span.start} data-end=${audio.span.end}>
    <div class="audio-player" role=${plays ? "group" : "img"} aria-label=${label} ?data-outgoing=${outgoing}>
      ${plays ? drawPlayer(audio, shown, scene) : html`<span class="audio-play">${drawIcon(audio.voice ? "play" : "arrow-down-to-line")}</span>`}
      ${audio.voice ? drawWaveform(audio.bars) : html`<span class="audio-seek"></span>`}
      <span class="audio-face" ?data-voice=${audio.voice} ?data-played=${outgoing && played}>
        ${audio.voice ? html`<span>${initialOf(sender === "business" ? scene.snapshot.conversation.businessName : "Customer")}</span>${drawIcon("mic")}` : drawIcon("headphones")}
      </span>
    </div>
    <div class="audio-line"><bdi>${lineOf(audio, shown)}</bdi>${meta}</div>
    ${drawLoad(audio.source, shown, scene)}
  </div>`;
}

/** The round button, and the sound behind it. */
function drawPlayer(audio: AudioView, { url }: Shown, { media }: Scene): TemplateResult {
  const { source } = audio;
  const toggle = (event: Event): void => {
    event.stopPropagation();
    const player =
      event.currentTarget instanceof Element
        ? event.currentTarget.parentElement?.querySelector("audio")
        : undefined;
    if (player?.paused) void player.play().catch(() => source && media.fail(source));
    else player?.pause();
  };
  const measure = (event: Event): void => {
    if (source && event.currentTarget instanceof HTMLMediaElement) media.measure(source, event.currentTarget);
  };
  return html`<button type="button" class="audio-play" aria-label="Play or pause" @click=${toggle}>${drawIcon("play")}</button>
    <audio src=${url} preload="metadata" @loadedmetadata=${measure} @error=${() => source && media.fail(source)}></audio>`;
}

function lineOf({ voice, name }: AudioView, { state, message, seconds, bytes }: Shown): unknown {
  if (state === "failed" && message) return message;
  if (state === "loading") return "Loading…";
  const facts = [
    voice ? undefined : name,
    seconds === undefined ? undefined : durationWords(seconds),
    voice || bytes === undefined ? undefined : sizeText(bytes),
  ].filter(Boolean);
  return facts.length > 0 ? facts.join(" · ") : nothing;
}

function drawWaveform(bars: readonly number[]): TemplateResult {
  return html`<svg class="waveform" viewBox="0 0 ${bars.length * step} ${height}" aria-hidden="true">
    ${bars.map(
      (bar, at) =>
        svg`<rect x=${at * step} y=${(height - bar) / 2} width=${barWidth} height=${bar} rx="1"></rect>`,
    )}
  </svg>`;
}
