import { Html } from "./html.ts";

/** How the simulator's page looks, in light and dark. */
export const pageStyle = new Html(`
:root { color-scheme: light dark; --line: light-dark(#d8dee4, #353b43); --quiet: light-dark(#57606a, #a0a8b2);
  --good: light-dark(#116329, #6fdd8b); --bad: light-dark(#a40e26, #ff9492); --panel: light-dark(#fff, #1c2128); }
* { box-sizing: border-box; }
body { margin: 0; font: 15px/1.5 system-ui, sans-serif; background: light-dark(#f6f8fa, #14181d);
  color: light-dark(#1f2328, #e6e9ed); }
header, main { max-width: 70rem; margin: 0 auto; padding: 0 1.25rem; }
header { padding-top: 2rem; }
h1 { margin: 0; font-size: 1.6rem; }
h2 { margin: 0 0 .6rem; font-size: 1.1rem; }
header p, .quiet { color: var(--quiet); }
section { background: var(--panel); border: 1px solid var(--line); border-radius: 8px; padding: 1rem 1.25rem; margin: 1rem 0; }
section p { margin: 0 0 .6rem; }
section p:last-child { margin-bottom: 0; }
pre, .scroll { overflow-x: auto; margin: 0 0 .6rem; }
pre { padding: .75rem; border-radius: 6px; background: light-dark(#f6f8fa, #14181d); }
code, pre { font: 13px/1.5 ui-monospace, monospace; }
table { border-collapse: collapse; width: 100%; }
th { text-align: left; white-space: nowrap; font-weight: 600; color: var(--quiet); font-size: 13px; }
th, td { padding: .3rem 1rem .3rem 0; border-bottom: 1px solid var(--line); vertical-align: top; }
tr:last-child td { border-bottom: 0; }
td:first-child { white-space: nowrap; font-variant-numeric: tabular-nums; }
.good { color: var(--good); }
.bad { color: var(--bad); font-weight: 600; }
`);
