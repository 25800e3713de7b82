import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import {
  readBusinessDetails,
  readHealth,
  readPhoneDetails,
  readTokenDetails,
} from "../../../src/core/account/readFacts.ts";

test("health is read with errors and remarks, each with its solution", () => {
  const health = readHealth({
    id: "310",
    health_status: {
      can_send_message: "BLOCKED",
      entities: [
        {
          entity_type: "WABA",
          id: 5309,
          can_send_message: "BLOCKED",
          errors: [
            { error_code: 141006, error_description: "No payment method", possible_solution: "Add one." },
            7,
          ],
        },
        {
          entity_type: "PHONE_NUMBER",
          can_send_message: "LIMITED",
          additional_info: ["Name not approved", 7],
        },
        { id: "1" },
      ],
    },
  });
  assert.deepEqual(health, {
    canSend: "BLOCKED",
    entities: [
      {
        type: "WABA",
        id: "5309",
        canSend: "BLOCKED",
        remarks: [{ said: "141006 No payment method", solution: "Add one." }],
      },
      {
        type: "PHONE_NUMBER",
        id: undefined,
        canSend: "LIMITED",
        remarks: [{ said: "Name not approved", solution: undefined }],
      },
    ],
  });
});

test("a token is read with its end, its permissions and the accounts it is for", () => {
  const read = readTokenDetails({
    data: {
      app_id: 62,
      application: "Bikes",
      type: "USER",
      is_valid: true,
      expires_at: 1_796_000_000,
      scopes: ["whatsapp_business_messaging", 7],
      granular_scopes: [{ scope: "whatsapp_business_management", target_ids: ["5309"] }],
    },
  });
  assert.deepEqual(read, {
    valid: true,
    fault: undefined,
    type: "USER",
    appId: "62",
    appName: "Bikes",
    expiresAtMs: 1_796_000_000_000,
    scopes: ["whatsapp_business_messaging"],
    accountIds: ["5309"],
  });
  assert.equal(readTokenDetails({ data: { is_valid: false, error: { message: "Gone" } } })?.fault, "Gone");
});

test("whatever is answered is read or not, and never fails", () => {
  for (const read of [readPhoneDetails, readHealth, readTokenDetails, readBusinessDetails]) {
    for (const nothing of [undefined, null, 7, "x", [], {}]) assert.equal(read(nothing), undefined);
    fc.assert(
      fc.property(fc.jsonValue(), value => void read({ id: "1", data: value, health_status: value })),
    );
  }
});
