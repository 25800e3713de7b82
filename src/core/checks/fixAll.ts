import type { Edit, Problem } from "../problem.ts";

/** The preferred fixes of several problems as one undo step; of two that touch the same text the first one wins. */
export function fixAll(problems: readonly Problem[]): Edit[] {
  const taken: Edit[] = [];
  for (const { fixes } of problems) {
    const fix = fixes.find(({ preferred }) => preferred);
    if (!fix || fix.edits.some(edit => taken.some(other => touches(edit, other)))) continue;
    for (const edit of fix.edits) taken.push(edit);
  }
  return taken;
}

const touches = ({ span: one }: Edit, { span: other }: Edit): boolean =>
  one.start <= other.end && other.start <= one.end;
