import type { PreflightRule } from "../preflight.ts";

/** Variables without a value: they are never sent as they are, and never as an empty text. */
export const unresolvedVariables: PreflightRule = {
  id: "unresolved-variable",
  title: "Variables without a value",
  optional: false,
  check: ({ unresolved }) =>
    unresolved.length === 0
      ? []
      : [
          {
            weight: "blocked",
            message: `${unresolved.map(name => `\${${name}}`).join(", ")} ${
              unresolved.length === 1 ? "has" : "have"
            } no value. Give one for this send, in the setting “wamsg.variables”, or in an environment variable WAMSG_VAR_${unresolved[0]}.`,
            remedy: "giveValues",
          },
        ],
};
