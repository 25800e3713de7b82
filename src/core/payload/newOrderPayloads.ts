import { interactiveKind, type NewPayload } from "./newPayloadKind.ts";

const money = (value: number) => ({ value, offset: 100 });

/** Bills and news about them, for India and Brazil. */
export const newOrderPayloads: readonly NewPayload[] = [
  interactiveKind("order_details", "Order details (India)", "A bill in rupees", "credit-card", {
    body: { text: "Your repair is done. Please review and pay." },
    action: {
      name: "review_and_pay",
      parameters: {
        reference_id: "repair-1",
        type: "digital-goods",
        payment_settings: [
          {
            type: "payment_gateway",
            payment_gateway: { type: "razorpay", configuration_name: "main-configuration" },
          },
        ],
        currency: "INR",
        total_amount: money(150000),
        order: {
          status: "pending",
          catalog_id: "901234567890123",
          items: [{ retailer_id: "REPAIR", name: "Full service", amount: money(150000), quantity: 1 }],
          subtotal: money(150000),
          tax: money(0),
        },
      },
    },
  }),
  brazil(
    interactiveKind(
      "order_details",
      "Order details (Brazil)",
      "A bill in reais, paid with Pix",
      "credit-card",
      {
        body: { text: "Seu pedido está pronto. Pague com Pix." },
        action: {
          name: "review_and_pay",
          parameters: {
            reference_id: "pedido-1",
            type: "digital-goods",
            payment_type: "br",
            payment_settings: [
              {
                type: "pix_dynamic_code",
                pix_dynamic_code: {
                  code: "00020101021226EXAMPLE.CODE.0001",
                  merchant_name: "Loja Exemplo",
                  key: "pix@example.com",
                  key_type: "EMAIL",
                },
              },
            ],
            currency: "BRL",
            total_amount: money(15000),
            order: {
              status: "pending",
              items: [
                { retailer_id: "REVISAO", name: "Revisão completa", amount: money(15000), quantity: 1 },
              ],
              subtotal: money(15000),
              tax: money(0),
            },
          },
        },
      },
    ),
  ),
  interactiveKind("order_status", "Order status", "News about a bill (India, Brazil)", "package", {
    body: { text: "Your order is on its way." },
    action: {
      name: "review_order",
      parameters: {
        reference_id: "repair-1",
        order: { status: "shipped", description: "Arrives tomorrow" },
      },
    },
  }),
];

function brazil(payload: NewPayload): NewPayload {
  return { ...payload, id: `${payload.id}-brazil` };
}
