/** A conversation as the preview draws it: plain data, no markup. */
export interface ConversationView {
  readonly items: readonly [];
}
