/** What an ID in a path stands for, as Meta's pages write it. */
export type ObjectKind = "APP_ID" | "GROUP_ID" | "MEDIA_ID" | "PHONE_NUMBER_ID" | "TEMPLATE_ID" | "WABA_ID";

/** What Graph calls an object of that kind in its errors. */
export const nodeTypes: Readonly<Record<ObjectKind, string>> = {
  APP_ID: "Application",
  GROUP_ID: "WhatsAppGroup",
  MEDIA_ID: "WhatsAppMedia",
  PHONE_NUMBER_ID: "WhatsAppBusinessPhoneNumber",
  TEMPLATE_ID: "WhatsAppMessageTemplate",
  WABA_ID: "WhatsAppBusinessAccount",
};
