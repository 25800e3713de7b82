import type { Node } from "jsonc-parser";
import { spanOf } from "./jsonField.ts";
import type { BlockView } from "./view.ts";

/** The client's own question, in words of our own (preview §2.19). */
export function viewCallPermission(businessName: string, node: Node): BlockView {
  return {
    block: "inset",
    icon: "phone",
    shade: undefined,
    title: `May ${businessName} call you?`,
    lines: ["You can change this at any time in the profile of the business."],
    over: false,
    span: spanOf(node),
  };
}
