import { describeStep, type OverrideStep } from "./overrideStep.ts";

/** Where the way from Meta to this machine has come to. */
export type ReachStep =
  | { readonly kind: "receiving"; readonly url: string }
  | { readonly kind: "tunnelStarting"; readonly name: string }
  | { readonly kind: "tunnelSaid"; readonly line: string }
  | { readonly kind: "public"; readonly url: string }
  | { readonly kind: "checking"; readonly url: string }
  | { readonly kind: "reachable" }
  | { readonly kind: "notReachable"; readonly reason: string }
  | { readonly kind: "tunnelEnded" }
  | OverrideStep;

/** A step in one line, and how loud it is. */
export function describeReach(step: ReachStep): {
  readonly level: "info" | "warn" | "debug";
  readonly line: string;
} {
  switch (step.kind) {
    case "receiving":
      return { level: "info", line: `Webhooks are received at ${step.url}` };
    case "tunnelStarting":
      return { level: "info", line: `Starting ${step.name} to make that address public` };
    case "tunnelSaid":
      return { level: "debug", line: `tunnel: ${step.line}` };
    case "public":
      return { level: "info", line: `The public address is ${step.url}` };
    case "checking":
      return { level: "info", line: "Asking the public address what Meta will ask it" };
    case "reachable":
      return { level: "info", line: "The public address answers" };
    case "notReachable":
      return {
        level: "warn",
        line: `The public address does not answer from here: ${step.reason} Meta is asked all the same; it may see more`,
      };
    case "tunnelEnded":
      return { level: "info", line: "The tunnel is closed" };
    case "previousRefused":
    case "previousForgotten":
    case "changedMeanwhile":
    case "notSubscribable":
      return { level: "warn", line: describeStep(step) };
    default:
      return { level: "info", line: describeStep(step) };
  }
}
