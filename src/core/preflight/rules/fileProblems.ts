import type { PreflightRule } from "../preflight.ts";
import { templateErrors } from "./template.ts";

/** Errors of the file. Broken JSON cannot be posted; anything else may be, to see the API's own answer. */
export const fileProblems: PreflightRule = {
  id: "file-problems",
  title: "Problems in the file",
  optional: false,
  check: ({ problems, broken }) => {
    const errors = problems.filter(it => it.severity === "error" && !templateErrors.has(it.code));
    const told = errors.slice(0, 3).map(({ message, span }) => ({
      weight: broken ? ("blocked" as const) : ("warning" as const),
      message,
      span,
    }));
    const more = errors.length - told.length;
    return told.map((warning, i) =>
      more > 0 && i === told.length - 1
        ? { ...warning, message: `${warning.message} (and ${more} more in Problems)` }
        : warning,
    );
  },
};
