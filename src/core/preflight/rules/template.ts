import type { PreflightRule } from "../preflight.ts";

/** What the checks find about a template, and the error that Meta answers with. */
export const templateErrors: ReadonlyMap<string, number> = new Map([
  ["template-not-found", 132001],
  ["template-not-approved", 132015],
  ["template-parameters", 132000],
  ["template-parameter-name", 132012],
  ["template-header", 132012],
  ["template-button", 132012],
  ["template-cards", 132012],
  ["template-too-long", 132005],
]);

/** A template that is missing, paused, in another language or with other parameters than the message gives. */
export const template: PreflightRule = {
  id: "template",
  title: "Template and its parameters",
  optional: true,
  check: ({ problems }) =>
    problems.flatMap(({ code, severity, message, span }) => {
      const error = templateErrors.get(code);
      return error === undefined || severity === "info"
        ? []
        : [{ weight: "warning", code: error, message, span }];
    }),
};
