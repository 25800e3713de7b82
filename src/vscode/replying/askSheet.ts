import { checkField } from "../../core/replies/checkField.ts";
import type { Filled } from "../../core/replies/filled.ts";
import type {
  BillPage,
  ChoiceView,
  Entry,
  FormPage,
  SheetPage,
  ShopPage,
} from "../../core/view/sheetPage.ts";
import { askStepsOrBack, type InputStep } from "../inputSteps.ts";
import { back, heading, pickOne, pickSome } from "./pickStep.ts";

type Asked = Filled | undefined | typeof back;

/** Asks for what the customer fills in before they send; `undefined`: the person gave up. */
export function askSheet(page: SheetPage, title: string): Promise<Asked> {
  switch (page.page) {
    case "form":
      return askForm(page, title);
    case "shop":
      return askCart(page, title);
    case "bill":
      return askPayment(page, title);
    case "facts":
      return Promise.resolve({ entries: [] });
  }
}

async function askForm(page: FormPage, title: string): Promise<Asked> {
  for (;;) {
    if (page.choices.length === 0) return askFields(page, title);
    const choice = await pickOne<ChoiceView | "other">(
      [
        ...page.choices.map(it => ({ label: it.title, description: it.description ?? "", value: it })),
        heading(""),
        { label: `${page.other}…`, value: "other" },
      ],
      { title, hasBack: true },
    );
    if (choice === undefined || choice === back) return choice;
    if (choice !== "other") return { entries: choice.values, choice: choice.id };
    const filled = await askFields(page, title);
    if (filled !== back) return filled;
  }
}

/** The key of what is added to a form whose fields are not known; no field has it: names are not empty. */
const moreKey = "";

async function askFields({ fields, open, note }: FormPage, title: string): Promise<Asked> {
  const steps: InputStep[] = fields.map(field => ({
    key: field.name,
    prompt: `${field.label}${field.required ? "" : " (may stay empty)"}`,
    value: field.value,
    validate: answer => checkField(field, answer),
  }));
  if (open)
    steps.push({
      key: moreKey,
      prompt: `${note ?? "The form's fields are not known."} Further answers, as a JSON object (may stay empty)`,
      placeholder: '{ "name": "Robin", "newsletter": true }',
      validate: text => (text === "" || answersIn(text) ? undefined : "This is not a JSON object."),
    });
  const answers = await askStepsOrBack(title, steps);
  if (answers === undefined || answers === back) return answers;
  const { [moreKey]: more = "", ...own } = answers;
  return { entries: [...Object.entries(own), ...(answersIn(more) ?? [])] };
}

function answersIn(text: string): readonly Entry[] | undefined {
  try {
    const value: unknown = JSON.parse(text);
    if (typeof value !== "object" || value === null || Array.isArray(value)) return undefined;
    return Object.entries(value).map(([name, it]) => [
      name,
      typeof it === "string" ? it : JSON.stringify(it),
    ]);
  } catch {
    return undefined;
  }
}

async function askCart({ sections }: ShopPage, title: string): Promise<Asked> {
  const products = sections.flatMap(section => section.products);
  for (;;) {
    const picked = await pickSome(
      products.map(({ id, price }) => ({ label: id, description: price, value: id })),
      { title, placeholder: "What goes into the cart", hasBack: true },
    );
    if (picked === undefined || picked === back) return picked;
    const answers = await askStepsOrBack(title, [
      ...picked.map(id => ({
        key: id,
        prompt: `How many of ${id}`,
        value: "1",
        validate: (text: string) =>
          /^[1-9]\d{0,2}$/.test(text) ? undefined : "A quantity is a whole number from 1 to 999.",
      })),
      {
        key: moreKey,
        prompt: "Words that go along with the cart (may stay empty)",
        validate: () => undefined,
      },
    ]);
    if (answers === back) continue;
    if (answers === undefined) return undefined;
    const { [moreKey]: note, ...entries } = answers;
    return { entries: Object.entries(entries), note };
  }
}

async function askPayment({ methods }: BillPage, title: string): Promise<Asked> {
  if (methods.length < 2) return { entries: [], choice: methods[0]?.id };
  const choice = await pickOne(
    methods.map(({ id, name }) => ({ label: name, value: id })),
    { title, placeholder: "How the customer pays", hasBack: true },
  );
  return choice === undefined || choice === back ? choice : { entries: [], choice };
}
