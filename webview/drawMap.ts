import { html, nothing, svg, type TemplateResult } from "lit-html";
import { mapHeight, mapWidth, streetPattern } from "../src/core/view/streetPattern.ts";
import type { MapView } from "../src/core/view/view.ts";

/** A map of no real place, a pin in its middle, and what the place is called. */
export function drawMap(map: MapView, meta: TemplateResult | undefined, id: string): TemplateResult {
  const { name, address } = map;
  const words = name !== undefined || address !== undefined;
  const label = ["Map", name?.text, address?.text, words ? undefined : `${map.latitude}, ${map.longitude}`];
  return html`<div class="place part" id=${id} data-start=${map.span.start} data-end=${map.span.end}>
    <div class="map" role="img" aria-label=${label.filter(Boolean).join(", ")}>
      ${drawStreets(`${map.latitude},${map.longitude}`)}
      <span class="pin">${drawPin()}</span>
      ${meta && !words ? html`<span class="media-meta">${meta}</span>` : nothing}
    </div>
    ${
      name
        ? html`<div class="place-name" dir="auto" data-start=${name.span.start} data-end=${name.span.end}>${name.text}</div>`
        : nothing
    }
    ${
      words
        ? html`<div class="place-address" dir="auto" data-start=${(address ?? map).span.start} data-end=${(address ?? map).span.end}>${address?.text ?? ""}${meta}</div>`
        : nothing
    }
  </div>`;
}

/** A map by itself, with a pin in its middle. */
export function drawMapPicture(place: string): TemplateResult {
  return html`<div class="map" aria-hidden="true">${drawStreets(place)}<span class="pin">${drawPin()}</span></div>`;
}

function drawPin(): TemplateResult {
  return html`<svg viewBox="0 0 28 36" aria-hidden="true">
    <path class="pin-body" d="M14 35C9 27.500 2 21.500 2 13.500a12 12 0 0 1 24 0C26 21.500 19 27.500 14 35Z" />
    <circle class="pin-dot" cx="14" cy="13.500" r="4.500" />
  </svg>`;
}

function drawStreets(place: string): TemplateResult {
  const { streets, avenue, river, parks } = streetPattern(place);
  return html`<svg viewBox="0 0 ${mapWidth} ${mapHeight}" preserveAspectRatio="xMidYMid slice" aria-hidden="true">
    ${parks.map(
      park =>
        svg`<rect class="map-park" x=${park.x} y=${park.y} width=${park.width} height=${park.height} rx="4"></rect>`,
    )}
    ${river ? svg`<path class="map-river" d=${river}></path>` : nothing}
    ${streets.map(street => svg`<path class="map-street" d=${street}></path>`)}
    <path class="map-avenue" d=${avenue}></path>
  </svg>`;
}
