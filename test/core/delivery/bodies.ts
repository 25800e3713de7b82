/** A change of a webhook body, in Meta's envelope. */
export const change = (value: object, field = "messages"): unknown => ({
  value: {
    messaging_product: "whatsapp",
    metadata: { display_phone_number: "15550100200", phone_number_id: "310987654321098" },
    ...value,
  },
  field,
});

export const messages = (value: object): unknown => ({
  object: "whatsapp_business_account",
  entry: [{ id: "209876543210987", changes: [change(value)] }],
});

export const statusBody = (status: unknown): unknown => messages({ statuses: [status] });

export const inboundBody = (message: unknown): unknown => messages({ messages: [message] });

export const callsBody = (value: object): unknown => ({ entry: [{ changes: [change(value, "calls")] }] });

/** What became of groups, in the field that tells such a thing. */
export const groupsBody = (field: string, ...groups: readonly object[]): unknown => ({
  entry: [{ id: "209876543210987", changes: [change({ groups }, field)] }],
});
