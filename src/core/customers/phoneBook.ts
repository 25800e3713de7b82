import { codeOfNumber, numberOfCode, type Outcome, outcomeOfCode } from "./outcome.ts";

/** Somebody whom the simulator knows. Anybody else receives and reads everything. */
export interface SimulatedCustomer {
  /** As it is written in `to`. */
  readonly number: string;
  readonly name: string;
  /** What happens, as a sentence. */
  readonly meaning: string;
  readonly outcome: Outcome;
  /** Last wrote more than 24 hours ago. Everybody else has just written when the simulator starts. */
  readonly windowClosed?: boolean;
  /** Is known by this name only: the number is not shared. Without `@`. */
  readonly username?: string;
  /** The number that WhatsApp has for them, in digits, where it is another one than `to` says. */
  readonly waId?: string;
  /** Came by an ad: for 72 hours everything is free. */
  readonly fromAd?: boolean;
}

const hourMs = 60 * 60 * 1000;

/** The business's own number, in digits. */
export const businessNumber = "15550100200";

/** Who is in the simulator's phone book. The README's table and the completion of `to` are made of it. */
export const phoneBook: readonly SimulatedCustomer[] = [
  {
    number: "+15551234567",
    name: "Robin Example",
    meaning: "The test number: receives and reads everything.",
    outcome: { kind: "usual" },
  },
  {
    number: "+15550100001",
    name: "Ola Off",
    meaning: "The phone is off: sent, never delivered.",
    outcome: { kind: "reported", states: ["sent"] },
  },
  {
    number: "+15550100002",
    name: "Dee Delivered",
    meaning: "Read receipts are off: delivered, never read.",
    outcome: { kind: "reported", states: ["sent", "delivered"] },
  },
  {
    number: "+15550100003",
    name: "Quinn Quick",
    meaning: "The chat is open: read at once, without a delivered in between.",
    outcome: { kind: "reported", states: ["sent", "read", "played"] },
  },
  {
    number: "+15550100004",
    name: "Bobbie Backwards",
    meaning: "Webhooks come twice and in the wrong order.",
    outcome: { kind: "backwards" },
  },
  {
    number: "+15550100005",
    name: "Sasha Slow",
    meaning: "A slow network: everything takes twenty times as long.",
    outcome: { kind: "slow", times: 20 },
  },
  {
    number: "+15550100006",
    name: "Ari Away",
    meaning: "Offline for an hour: delivered then, unless the message lives shorter and is dropped.",
    outcome: { kind: "offline", forMs: hourMs },
  },
  {
    number: "+15550100007",
    name: "Finley Full",
    meaning: "The phone has no room left: sent, never delivered.",
    outcome: { kind: "reported", states: ["sent"] },
  },
  {
    number: "+15550100008",
    name: "Blake Blocked",
    meaning: "Has blocked the business: sent, never delivered.",
    outcome: { kind: "reported", states: ["sent"] },
  },
  {
    number: "+15550100009",
    name: "Olive Old",
    meaning: "An old WhatsApp: interactive messages fail with 131026, all others arrive.",
    outcome: { kind: "fails", code: 131026, only: "interactive" },
  },
  {
    number: "+15550100010",
    name: "Uma User",
    meaning: "Known by user name only: webhooks carry the user ID and no number.",
    outcome: { kind: "usual" },
    username: "uma.example",
  },
  {
    number: "+15550100011",
    name: "Toni Together",
    meaning: "All statuses come in one webhook.",
    outcome: { kind: "together" },
  },
  {
    number: "+15550100012",
    name: "Addie Ad",
    meaning: "Came by an ad: everything is free for 72 hours, and statuses tell of the conversation.",
    outcome: { kind: "usual" },
    fromAd: true,
  },
  {
    number: "+15550100013",
    name: "Nico NoMarketing",
    meaning: "Has stopped marketing messages: marketing templates fail with 131050.",
    outcome: { kind: "fails", code: 131050, only: "marketing" },
  },
  {
    number: "+915550101234",
    name: "Inaya India",
    meaning: "Lives in India: addresses, UPI payments.",
    outcome: { kind: "usual" },
  },
  {
    number: "+5511955501234",
    name: "Bruna Brasil",
    meaning: "Lives in Brazil: the API answers with a wa_id without the ninth digit.",
    outcome: { kind: "usual" },
    waId: "551155501234",
  },
  {
    number: `+${businessNumber}`,
    name: "Wamsg Simulator",
    meaning: "The business itself: refused with 131021.",
    outcome: { kind: "refused", code: 131021 },
  },
  {
    number: numberOfCode(131047),
    name: "Cleo Closed",
    meaning: "Last wrote more than 24 hours ago: all but templates fail with 131047.",
    outcome: { kind: "usual" },
    windowClosed: true,
  },
  ofCode(131026, "Not on WhatsApp: accepted, fails with 131026."),
  ofCode(131030, "Not on the test number's list: refused with 131030."),
  ofCode(131049, "Has had enough marketing: accepted, fails with 131049."),
  ofCode(131053, "Cannot load the file: accepted, fails with 131053."),
  ofCode(131056, "Got too many messages in a short time: refused with 131056."),
  ofCode(130429, "Finds the throughput exceeded: refused with 130429."),
  ofCode(131016, "Meets an outage: refused with 131016."),
];

function ofCode(code: number, meaning: string): SimulatedCustomer {
  return { number: numberOfCode(code), name: `Error ${code}`, meaning, outcome: outcomeOfCode(code) };
}

/**
 * The customer with a number (in digits, as in `to` or as WhatsApp has it): one of the phone book, one of a published error
 * code, else `undefined`.
 */
export function customerOf(waId: string): SimulatedCustomer | undefined {
  const known = byNumber.get(waId);
  if (known) return known;
  const code = codeOfNumber(waId);
  return code === undefined ? undefined : ofCode(code, `Every message ends in the error ${code}.`);
}

const byNumber: ReadonlyMap<string, SimulatedCustomer> = new Map(
  phoneBook.flatMap(customer =>
    [customer.number.slice(1), customer.waId ?? customer.number.slice(1)].map(
      waId => [waId, customer] as const,
    ),
  ),
);
