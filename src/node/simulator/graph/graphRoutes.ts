import type { Route } from "../route.ts";
import { blockUserRoutes } from "./blockUsers.ts";
import { getBusinessProfile, setBusinessProfile } from "./businessProfile.ts";
import { createTemplate } from "./createTemplate.ts";
import { debugToken } from "./debugToken.ts";
import { deleteMedia } from "./deleteMedia.ts";
import { deleteTemplates } from "./deleteTemplates.ts";
import { editTemplate } from "./editTemplate.ts";
import { getAccount } from "./getAccount.ts";
import { getMedia } from "./getMedia.ts";
import { getPhoneNumber } from "./getPhoneNumber.ts";
import { getTemplate } from "./getTemplate.ts";
import { groupRoutes } from "./groupRoutes.ts";
import { listPhoneNumbers } from "./listPhoneNumbers.ts";
import { listSubscribedApps } from "./listSubscribedApps.ts";
import { listTemplates } from "./listTemplates.ts";
import { deregisterNumber, registerNumber } from "./registerNumber.ts";
import { sendMarketingMessage, sendMessage } from "./sendMessage.ts";
import { setPhoneNumber } from "./setPhoneNumber.ts";
import { subscribeApp } from "./subscribeApp.ts";
import { unsubscribeApp } from "./unsubscribeApp.ts";
import { uploadMedia } from "./uploadMedia.ts";

/** Everything of the Graph API that the simulator answers. */
export const graphRoutes: readonly Route[] = [
  sendMessage,
  sendMarketingMessage,
  uploadMedia,
  getMedia,
  deleteMedia,
  getPhoneNumber,
  setPhoneNumber,
  registerNumber,
  deregisterNumber,
  getBusinessProfile,
  setBusinessProfile,
  ...groupRoutes,
  ...blockUserRoutes,
  getAccount,
  listPhoneNumbers,
  listSubscribedApps,
  subscribeApp,
  unsubscribeApp,
  listTemplates,
  createTemplate,
  getTemplate,
  editTemplate,
  deleteTemplates,
  debugToken,
];
