import { interactive } from "./messages.ts";

export const amount = (value: unknown): unknown => ({ value, offset: 100 });

export const item = (price: number, quantity = 1, sale?: number): unknown => ({
  retailer_id: "SKU",
  name: "Helmet",
  amount: amount(price),
  quantity,
  ...(sale !== undefined && { sale_amount: amount(sale) }),
});

/** A bill in India: items, then what is on the bill, then what is beside it. */
export const bill = (
  items: readonly unknown[],
  order: object,
  parameters: object,
  to = "+915550101234",
): unknown =>
  interactive(
    "order_details",
    {
      action: {
        name: "review_and_pay",
        parameters: {
          reference_id: "A-1042",
          type: "digital-goods",
          payment_settings: [
            { type: "payment_gateway", payment_gateway: { type: "razorpay", configuration_name: "main" } },
          ],
          currency: "INR",
          order: { status: "pending", catalog_id: "1", items, tax: amount(0), ...order },
          ...parameters,
        },
      },
    },
    { to },
  );
