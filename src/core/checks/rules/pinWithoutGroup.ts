import { spanOf } from "../../document/locate.ts";
import { placeAt, type Rule } from "../finding.ts";
import { sendToGroup } from "./groupIdAsPhone.ts";

/** A pin that does not go to a group: only messages of groups are pinned (Messages §9). */
export const pinWithoutGroup: Rule = {
  code: "pin-without-group",
  severity: "error",
  types: ["pin"],
  inSchemas: true,
  check: payload => {
    const { recipient_type: recipientType } = payload.value;
    // Any other value is none that is allowed, which is said of it.
    if (recipientType !== undefined && recipientType !== "individual") return [];
    const place = payload.locate("/recipient_type");
    const pointer = place ? "/recipient_type" : "/type";
    return [
      {
        message:
          'Only messages of a group are pinned: "recipient_type" is "group", and "to" is the group id.',
        span: spanOf((place ?? placeAt(payload, "/type")).node),
        pointer,
        fixes: () => [sendToGroup(payload)],
      },
    ];
  },
};
