import { randomFrom } from "./randomFrom.ts";

/** A made-up piece of town, in the coordinates of a 288 × 150 picture. Paths are SVG path data. */
export interface StreetPattern {
  readonly streets: readonly string[];
  readonly avenue: string;
  readonly river: string | undefined;
  readonly parks: readonly {
    readonly x: number;
    readonly y: number;
    readonly width: number;
    readonly height: number;
  }[];
}

export const mapWidth = 288;
export const mapHeight = 150;

/**
 * Streets that are always the same for the same place, and like no real ones: map pictures would have to be loaded.
 * `place` is any text, normally the coordinates.
 */
export function streetPattern(place: string): StreetPattern {
  const random = randomFrom(place);
  const between = (low: number, high: number) => Math.round(low + random() * (high - low));
  const slope = between(-40, 40);
  const across: string[] = [];
  for (let y = between(-30, -10); y < mapHeight + 40; y += between(24, 40))
    across.push(`M-10 ${y}L298 ${y + slope}`);
  const down: string[] = [];
  for (let x = between(-20, 0); x < mapWidth + 40; x += between(30, 58))
    down.push(`M${x} -10L${x - slope} 160`);
  const bend = between(30, 120);
  const river =
    random() < 0.6 ? `M-10 ${bend}C80 ${bend - 60} 160 ${bend + 70} 298 ${between(20, 130)}` : undefined;
  const parks = [0, 1].map(() => ({
    x: between(0, 230),
    y: between(0, 110),
    width: between(34, 70),
    height: between(24, 46),
  }));
  const start = between(20, 120);
  return {
    streets: [...across, ...down],
    avenue: `M-10 ${start}Q140 ${between(40, 110)} 298 ${between(10, 140)}`,
    river,
    parks,
  };
}
