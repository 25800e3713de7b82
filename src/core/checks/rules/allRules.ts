import type { Rule } from "../finding.ts";
import { authenticationCode } from "./authenticationCode.ts";
import { brokenCharacter } from "./brokenCharacter.ts";
import { businessCountry } from "./businessCountry.ts";
import { cardIndex } from "./cardIndex.ts";
import { cardsDiffer } from "./cardsDiffer.ts";
import { contentMismatch } from "./contentMismatch.ts";
import { contentMissing } from "./contentMissing.ts";
import { duplicateButtonIndex } from "./duplicateButtonIndex.ts";
import { duplicateCardReply } from "./duplicateCardReply.ts";
import { duplicateComponent } from "./duplicateComponent.ts";
import { duplicateId } from "./duplicateId.ts";
import { duplicateKey } from "./duplicateKey.ts";
import { duplicateParameterName } from "./duplicateParameterName.ts";
import { duplicateTitle } from "./duplicateTitle.ts";
import { expired } from "./expired.ts";
import { formattingNotShown } from "./formattingNotShown.ts";
import { groupIdAsPhone } from "./groupIdAsPhone.ts";
import { labelCut } from "./labelCut.ts";
import { linkAsId } from "./linkAsId.ts";
import { linkNotEncoded } from "./linkNotEncoded.ts";
import { linkNotPublic } from "./linkNotPublic.ts";
import { linkNotSecure } from "./linkNotSecure.ts";
import { linkNotValid } from "./linkNotValid.ts";
import { linkWrongKind } from "./linkWrongKind.ts";
import { marketingToUs } from "./marketingToUs.ts";
import { missingType } from "./missingType.ts";
import { mixedParameterNames } from "./mixedParameterNames.ts";
import { notInGroup } from "./notInGroup.ts";
import { orderSum } from "./orderSum.ts";
import { paymentCountry } from "./paymentCountry.ts";
import { phoneAsGroupId } from "./phoneAsGroupId.ts";
import { phoneNotValid } from "./phoneNotValid.ts";
import { phoneTrunkPrefix } from "./phoneTrunkPrefix.ts";
import { phoneWithoutCountryCode } from "./phoneWithoutCountryCode.ts";
import { pinWithoutGroup } from "./pinWithoutGroup.ts";
import { previewUrlAtTop } from "./previewUrlAtTop.ts";
import { previewWithoutLink } from "./previewWithoutLink.ts";
import { reactionEmoji } from "./reactionEmoji.ts";
import { recipientAsTo } from "./recipientAsTo.ts";
import { recipientCountry } from "./recipientCountry.ts";
import { saleAmount } from "./saleAmount.ts";
import { templateButton } from "./templateButton.ts";
import { templateCards } from "./templateCards.ts";
import { templateHeader } from "./templateHeader.ts";
import { templateNotApproved } from "./templateNotApproved.ts";
import { templateNotFound } from "./templateNotFound.ts";
import { templateParameterName } from "./templateParameterName.ts";
import { templateParameters } from "./templateParameters.ts";
import { templateTooLong } from "./templateTooLong.ts";
import { timestampUnit } from "./timestampUnit.ts";
import { tooManyProducts } from "./tooManyProducts.ts";
import { tooManyRows } from "./tooManyRows.ts";
import { unfilledPlaceholder } from "./unfilledPlaceholder.ts";
import { waIdDiffers } from "./waIdDiffers.ts";

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
  brokenCharacter,
  duplicateId,
  duplicateTitle,
  tooManyRows,
  linkAsId,
  linkNotValid,
  linkNotPublic,
  linkNotSecure,
  linkNotEncoded,
  linkWrongKind,
  labelCut,
  formattingNotShown,
  unfilledPlaceholder,
  reactionEmoji,
  previewWithoutLink,
  notInGroup,
  phoneAsGroupId,
  groupIdAsPhone,
  pinWithoutGroup,
  phoneTrunkPrefix,
  waIdDiffers,
  cardIndex,
  cardsDiffer,
  duplicateCardReply,
  tooManyProducts,
  orderSum,
  saleAmount,
  paymentCountry,
  recipientCountry,
  businessCountry,
  timestampUnit,
  expired,
  mixedParameterNames,
  duplicateParameterName,
  duplicateButtonIndex,
  duplicateComponent,
  templateNotFound,
  templateNotApproved,
  templateParameters,
  templateParameterName,
  templateHeader,
  templateButton,
  templateCards,
  templateTooLong,
  marketingToUs,
  authenticationCode,
];
