/** Where the journey of an override has come to. */
export type OverrideStep =
  | { readonly kind: "reading" }
  | {
      readonly kind: "goesNow";
      readonly to: string | undefined;
      readonly level: "number" | "account" | "app";
    }
  | { readonly kind: "subscribed"; readonly apps: readonly string[] }
  | { readonly kind: "subscribing" }
  | { readonly kind: "notSubscribable"; readonly reason: string }
  | { readonly kind: "remembered"; readonly previous: string | undefined }
  | { readonly kind: "setting"; readonly url: string }
  | { readonly kind: "verified" }
  | { readonly kind: "set"; readonly url: string }
  | { readonly kind: "restoring"; readonly to: string | undefined }
  | { readonly kind: "restored"; readonly to: string | undefined }
  | { readonly kind: "previousRefused"; readonly to: string; readonly reason: string }
  | { readonly kind: "previousForgotten"; readonly to: string }
  | { readonly kind: "changedMeanwhile"; readonly to: string | undefined };

/** A step in one line, for the log and the progress notification. */
export function describeStep(step: OverrideStep): string {
  switch (step.kind) {
    case "reading":
      return "Asking Meta where the webhooks of this number go now";
    case "goesNow":
      return `Now they go to ${step.to ?? "no address of the number's own"} (set for the ${step.level})`;
    case "subscribed":
      return `Subscribed to the account's webhooks: ${step.apps.join(", ")}`;
    case "subscribing":
      return "No app is subscribed to the account's webhooks: subscribing the token's app";
    case "notSubscribable":
      return `Whether the app is subscribed to the account's webhooks is not known: ${step.reason}`;
    case "remembered":
      return `Written down, to be put back when listening ends: ${step.previous ?? "no override of the number's own"}`;
    case "setting":
      return `Asking Meta to send the webhooks of this number to ${step.url}`;
    case "verified":
      return "Meta's verification arrived and was answered";
    case "set":
      return `Webhooks of this number now come to ${step.url}`;
    case "restoring":
      return `Putting back where the webhooks went before: ${step.to ?? "no override of the number's own"}`;
    case "restored":
      return `Put back: ${step.to ?? "the number has no override of its own again"}`;
    case "previousForgotten":
      return `${step.to} could not be put back: its verify token is not known here any more. The override was removed: webhooks go to the account's or the app's callback. Set it again in Meta's API`;
    case "previousRefused":
      return `${step.to} did not pass Meta's verification and could not be put back (${step.reason}). The override was removed: webhooks go to the account's or the app's callback until then. Wamsg tries again at its next start`;
    case "changedMeanwhile":
      return `Somebody changed it meanwhile, so it is left as it is: ${step.to ?? "no override of the number's own"}`;
    default:
      return step satisfies never;
  }
}
