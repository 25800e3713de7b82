import type { Run } from "./formatLine.ts";
import type { TextBlock } from "./formatText.ts";

/** The blocks that stand before `limit`, an offset of the source; the last one is cut there. */
export function shortened(blocks: readonly TextBlock[], limit: number): TextBlock[] {
  return blocks.flatMap((block): TextBlock[] => {
    if (block.kind === "code") {
      if (block.start >= limit) return [];
      return [{ ...block, text: upTo(block.text, limit - block.start), end: Math.min(block.end, limit) }];
    }
    if (block.kind === "list") {
      const items = block.items
        .map(item => ({ ...item, runs: shortenedRuns(item.runs, limit) }))
        .filter(item => item.runs.length > 0);
      return items.length === 0 ? [] : [{ ...block, items }];
    }
    const runs = shortenedRuns(block.runs, limit);
    return runs.length === 0 ? [] : [{ ...block, runs }];
  });
}

function shortenedRuns(runs: readonly Run[], limit: number): Run[] {
  return runs
    .filter(run => run.start < limit)
    .map(run =>
      run.end <= limit
        ? run
        : { ...run, text: upTo(run.text, limit - run.start), end: Math.min(run.end, limit) },
    );
}

/** Half a surrogate pair is no character. */
function upTo(text: string, length: number): string {
  return text.slice(0, length).replace(/[\uD800-\uDBFF]$/, "");
}
