import { found, success } from "../graphAnswer.ts";
import { GraphError } from "../graphError.ts";
import { readParameters } from "../readParameters.ts";
import type { Route } from "../route.ts";
import { selectFields } from "./selectFields.ts";

const profileFields = [
  "about",
  "address",
  "description",
  "email",
  "profile_picture_url",
  "websites",
  "vertical",
  "messaging_product",
];

/** Takes a picture's handle in the place of its address. */
const writable = new Set([...profileFields, "profile_picture_handle"]);

export const getBusinessProfile: Route = {
  method: "GET",
  path: "/<PHONE_NUMBER_ID>/whatsapp_business_profile",
  does: "The number's business profile",
  answer({ id, query, world }) {
    const profile = world.accounts.number(id)?.profile ?? {};
    const readers = Object.fromEntries(
      [...profileFields, "id"].map(name => [name, () => (name === "id" ? undefined : profile[name])]),
    );
    return found({
      data: [selectFields("WhatsAppBusinessProfile", readers, ["messaging_product"], query)],
    });
  },
};

export const setBusinessProfile: Route = {
  method: "POST",
  path: "/<PHONE_NUMBER_ID>/whatsapp_business_profile",
  does: "Changes the number's business profile",
  async answer(call) {
    const { profile_picture_handle: _, ...given } = await readParameters(call);
    if (given.messaging_product !== "whatsapp")
      throw new GraphError(100, "messaging_product: It has to be 'whatsapp'.");
    const unknown = Object.keys(given).find(name => !writable.has(name));
    if (unknown !== undefined)
      throw new GraphError(100, `Unexpected key "${unknown.slice(0, 80)}" on param "$['']".`);
    const number = call.world.accounts.number(call.id);
    if (number) number.profile = { ...number.profile, ...given };
    return success;
  },
};
