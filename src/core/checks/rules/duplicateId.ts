import { isObject, type Rule } from "../finding.ts";
import { repeated } from "./repeated.ts";
import { listRows, replyButtonStrings } from "./uniqueStrings.ts";

/** Two buttons or two rows with the same id: the webhook could not say which one was tapped (Messages §§8.1, 8.2). */
export const duplicateId: Rule = {
  code: "duplicate-id",
  severity: "error",
  types: ["interactive/button", "interactive/list"],
  check: payload => [
    ...repeated(payload, replyButtonStrings(payload, "id"), {
      name: "A button id",
      separator: "-",
      maximumLength: 256,
    }),
    ...repeated(
      payload,
      listRows(payload).flatMap(({ pointer, row }) => {
        const id = isObject(row) ? row.id : undefined;
        return typeof id === "string" ? [{ pointer: `${pointer}/id`, value: id }] : [];
      }),
      { name: "A row id", separator: "-", maximumLength: 200 },
    ),
  ],
};
