import type { Rule } from "../finding.ts";
import { contentMismatch } from "./contentMismatch.ts";
import { contentMissing } from "./contentMissing.ts";
import { duplicateId } from "./duplicateId.ts";
import { duplicateKey } from "./duplicateKey.ts";
import { duplicateTitle } from "./duplicateTitle.ts";
import { missingType } from "./missingType.ts";
import { phoneNotValid } from "./phoneNotValid.ts";
import { phoneWithoutCountryCode } from "./phoneWithoutCountryCode.ts";
import { previewUrlAtTop } from "./previewUrlAtTop.ts";
import { recipientAsTo } from "./recipientAsTo.ts";
import { tooManyRows } from "./tooManyRows.ts";

/** Every semantic check. A new rule is a new file and a line here. */
export const allRules: readonly Rule[] = [
  missingType,
  contentMissing,
  contentMismatch,
  phoneNotValid,
  phoneWithoutCountryCode,
  recipientAsTo,
  previewUrlAtTop,
  duplicateKey,
  duplicateId,
  duplicateTitle,
  tooManyRows,
];
