import assert from "node:assert/strict";
import { test } from "node:test";
import { acceptedIds, acceptedNotes } from "../../../src/core/delivery/acceptedNotes.ts";

const answer = {
  input: "+1 555 123 4567",
  waId: "15551234567",
  userId: undefined,
  groupId: undefined,
  messageStatus: undefined,
};

test("the same number in another spelling is no news", () => {
  assert.deepEqual(acceptedNotes(answer), []);
  assert.deepEqual(acceptedNotes({ ...answer, messageStatus: "accepted" }), []);
});

test("the extra digit of Brazil and Mexico is the same person, another number may be somebody else", () => {
  const notes = (input: string, waId: string) => acceptedNotes({ ...answer, input, waId }).join();
  assert.match(notes("+55 11 98765-4321", "551187654321"), /in Brazil .* same person/);
  assert.match(notes("+52 55 1234 5678", "5215512345678"), /in Mexico .* same person/);
  assert.match(notes("5551234567", "15551234567"), /was read as 15551234567/);
});

test("groups, users and paced templates are named", () => {
  assert.match(acceptedNotes({ ...answer, groupId: "Z3JvdXA=" }).join(), /group Z3JvdXA=/);
  assert.match(acceptedNotes({ ...answer, waId: undefined, userId: "US.1" }).join(), /user US\.1/);
  assert.match(
    acceptedNotes({ ...answer, messageStatus: "held_for_quality_assessment" }).join(),
    /Held: .*132015/,
  );
  assert.match(acceptedNotes({ ...answer, messageStatus: "something_new" }).join(), /something_new/);
});

test("all ids that came back are in one line", () => {
  assert.equal(acceptedIds(answer, "wamid.abc"), "wa_id 15551234567 for +1 555 123 4567, wamid.abc");
  const group = { ...answer, waId: undefined, groupId: "Z3JvdXA=" };
  assert.equal(acceptedIds(group, "wamid.abc"), "group_id Z3JvdXA=, wamid.abc");
});
