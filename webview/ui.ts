import type { Platform, Snapshot, Theme, Viewpoint } from "../src/core/protocol.ts";

/** What the person arranged, as opposed to what the document says. */
export interface Ui {
  readonly viewpoint?: Viewpoint;
  readonly theme?: Theme;
  readonly platform?: Platform;
  /** Pixels. */
  readonly scrollTop?: number;
}

/** All that survives a reload of the webview. The document's content is never kept. */
export interface Kept {
  readonly uri: string;
  readonly ui: Ui;
}

const viewpoints: readonly Viewpoint[] = ["customer", "business"];
const themes: readonly Theme[] = ["auto", "light", "dark"];
const platforms: readonly Platform[] = ["android", "iphone", "web"];

/** Reads what an earlier life of this webview kept; whatever is not understood is left out. */
export function readKept(value: unknown): Partial<Kept> {
  const uri = property(value, "uri");
  const ui = property(value, "ui");
  const scrollTop = property(ui, "scrollTop");
  const viewpoint = viewpoints.find(it => it === property(ui, "viewpoint"));
  const theme = themes.find(it => it === property(ui, "theme"));
  const platform = platforms.find(it => it === property(ui, "platform"));
  return {
    ...(typeof uri === "string" && { uri }),
    ui: {
      ...(viewpoint && { viewpoint }),
      ...(theme && { theme }),
      ...(platform && { platform }),
      ...(typeof scrollTop === "number" && Number.isFinite(scrollTop) && { scrollTop }),
    },
  };
}

/** The person's choice, else what the snapshot starts with. */
export function chosen(ui: Ui, defaults: Snapshot["defaults"]): Snapshot["defaults"] {
  return {
    viewpoint: ui.viewpoint ?? defaults.viewpoint,
    theme: ui.theme ?? defaults.theme,
    platform: ui.platform ?? defaults.platform,
  };
}

function property(value: unknown, key: string): unknown {
  return typeof value === "object" && value !== null && Object.hasOwn(value, key)
    ? Reflect.get(value, key)
    : undefined;
}
