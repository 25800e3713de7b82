import type { TemplateButton } from "./templateDefinition.ts";

/** What the buttons of a template have to know of the rest of it. */
export interface Filling {
  /** The code of an authentication template: the button carries the same as the body. */
  readonly code: string | undefined;
  /** Whether the template is a limited-time offer: its coupon is shorter. */
  readonly offer: boolean;
  readonly template: string;
}

interface Filled {
  readonly sub_type: string;
  readonly parameters: readonly object[];
}

/** How a button is filled (Templates §1.5); `undefined` where there is nothing to send for it. */
export function buttonParameters(button: TemplateButton, filling: Filling): Filled | undefined {
  const one = (sub_type: string, parameter: object): Filled => ({ sub_type, parameters: [parameter] });
  const action = (sub_type: string, value: object): Filled =>
    one(sub_type, { type: "action", action: value });
  switch (button.type) {
    case "QUICK_REPLY":
      return one("quick_reply", { type: "payload", payload: slug(button.text) || "reply" });
    case "OTP":
      return one("url", { type: "text", text: filling.code ?? "482913" });
    case "URL":
      return button.url && button.url.variables.length > 0
        ? one("url", { type: "text", text: filling.code ?? suffix(button) })
        : undefined;
    case "COPY_CODE":
      return one("copy_code", { type: "coupon_code", coupon_code: coupon(button, filling.offer ? 15 : 20) });
    case "FLOW":
      return action("flow", { flow_token: `${filling.template}-1` });
    case "CATALOG":
      return action("catalog", { thumbnail_product_retailer_id: "BELL-01" });
    case "MPM":
      return action("mpm", {
        thumbnail_product_retailer_id: "BELL-01",
        sections: [{ title: "Bells", product_items: [{ product_retailer_id: "BELL-01" }] }],
      });
    case "VOICE_CALL":
      return {
        sub_type: "voice_call",
        parameters: [
          { type: "ttl_minutes", ttl_minutes: 10080 },
          { type: "payload", payload: slug(button.text) || "call" },
        ],
      };
    case "ORDER_DETAILS":
      return action("order_details", { order_details: bill });
    default:
      return undefined;
  }
}

/** The end of the link that the variable stands for; an example may be the whole link. */
function suffix({ url, example }: TemplateButton): string {
  const start = url?.text.replace(/\{\{[\s\S]*$/, "") ?? "";
  const end = example?.startsWith(start) ? example.slice(start.length) : example;
  return end && !/^https?:/.test(end) ? end : "1042";
}

function coupon({ example }: TemplateButton, most: number): string {
  const letters = example?.replace(/[^A-Za-z\d]/g, "").slice(0, most);
  return letters || "CODE10";
}

/** A payload that says which button it was. */
const slug = (text: string): string =>
  text
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, "-")
    .replace(/^-|-$/g, "")
    .slice(0, 100);

const money = (value: number) => ({ value, offset: 100 });

/** A bill in rupees, in which everything adds up. */
const bill = {
  reference_id: "order-1",
  type: "digital-goods",
  payment_settings: [
    {
      type: "payment_gateway",
      payment_gateway: { type: "razorpay", configuration_name: "main-configuration" },
    },
  ],
  currency: "INR",
  total_amount: money(177000),
  order: {
    status: "pending",
    catalog_id: "901234567890123",
    items: [{ retailer_id: "SERVICE", name: "Full service", amount: money(150000), quantity: 1 }],
    subtotal: money(150000),
    tax: money(27000),
  },
};
