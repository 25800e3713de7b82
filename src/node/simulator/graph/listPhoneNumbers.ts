import { found } from "../graphAnswer.ts";
import type { Route } from "../route.ts";
import { showNumber } from "./getPhoneNumber.ts";
import { page } from "./page.ts";

export const listPhoneNumbers: Route = {
  method: "GET",
  path: "/<WABA_ID>/phone_numbers",
  does: "The numbers of an account, in pages",
  answer(call) {
    const { id, query, world } = call;
    const numbers = world.accounts.numbers.filter(({ wabaId }) => wabaId === id);
    return found(page(numbers, call, number => showNumber(number, world, query)));
  },
};
