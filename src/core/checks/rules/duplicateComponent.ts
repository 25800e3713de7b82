import { spanOf } from "../../document/locate.ts";
import { placeAt, type Rule } from "../finding.ts";
import type { ComponentPlace } from "./templateComponents.ts";

/**
 * A component that a template or a card has once, a second time: which of them would count is not documented. Of copy-code
 * buttons it is: a template has one (Templates §1.5).
 */
export const duplicateComponent: Rule = {
  code: "duplicate-component",
  severity: "warning",
  types: ["template"],
  check: payload =>
    payload.componentLists.flatMap(components => {
      const seen = new Set<string>();
      return components.flatMap(component => {
        const kind = kindOf(component);
        if (kind === undefined) return [];
        if (!seen.has(kind)) {
          seen.add(kind);
          return [];
        }
        const copyCode = kind === "copy_code";
        const pointer = `${component.pointer}/${copyCode ? "sub_type" : "type"}`;
        return [
          {
            message: `A template has one ${names[kind]}; there is already one.`,
            severity: copyCode ? "error" : "warning",
            span: spanOf(placeAt(payload, pointer).node),
            pointer,
          },
        ];
      });
    }),
};

const names: Readonly<Record<string, string>> = {
  header: "component for its header",
  body: "component for its body",
  carousel: "carousel",
  limited_time_offer: "limited-time offer",
  tap_target_configuration: "tap target",
  copy_code: "copy-code button",
};

/** What there is one of; `undefined` for other buttons, and for what is no component. */
function kindOf({ type, value }: ComponentPlace): string | undefined {
  const kind = type === "button" && typeof value.sub_type === "string" ? value.sub_type.toLowerCase() : type;
  return Object.hasOwn(names, kind) && (type !== "button" || kind === "copy_code") ? kind : undefined;
}
