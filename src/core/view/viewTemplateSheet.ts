import type { Node } from "jsonc-parser";
import { cartTap, flowTap, paymentTap, tapOfButton, voiceCallTap } from "../replies/rowTaps.ts";
import { field, items, textOf } from "./jsonField.ts";
import { componentsOfType, firstParameter, type TemplatePart } from "./templatePart.ts";
import type { RowView } from "./view.ts";
import { paymentOf, viewBillSheet } from "./viewBillSheet.ts";
import { flowAnswers, viewFlowForm } from "./viewFlowForm.ts";
import { type Shop, viewCatalogueShop, viewListShop, viewProductShop } from "./viewShop.ts";

/** What a template's button opens or starts, and what comes of that; nothing where that is all in its tap. */
export function sheetOfButton(
  type: string,
  index: number,
  component: Node | undefined,
  part: TemplatePart,
): Partial<Pick<RowView, "sheet" | "tap">> {
  const { context, owner } = part;
  const action = field(firstParameter(component), "action");
  const node = component ?? owner;
  switch (type) {
    case "flow":
      return {
        sheet: viewFlowForm(action, node, context.businessName),
        tap: tapOfButton(flowTap(flowAnswers(action), textOf(field(action, "flow_token"))), index),
      };
    case "catalog": {
      const thumbnail = field(action, "thumbnail_product_retailer_id");
      return shopping(viewCatalogueShop(context.businessName, thumbnail, node, context), index);
    }
    case "mpm":
      return shopping(viewListShop("Items", undefined, items(field(action, "sections")), context), index);
    case "spm": {
      const product = field(firstParameter(componentsOfType(part, "header")[0]), "product");
      return shopping(viewProductShop(product, node, context), index);
    }
    case "voice_call": {
      const payload = items(field(component, "parameters")).find(it => field(it, "payload"));
      return { tap: tapOfButton(voiceCallTap(textOf(field(payload, "payload"))), index) };
    }
    case "order_details": {
      const bill = field(action, "order_details");
      return {
        sheet: viewBillSheet(bill, node, context.locale, "to pay"),
        tap: tapOfButton(paymentTap(paymentOf(bill)), index),
      };
    }
    default:
      return {};
  }
}

function shopping({ sheet, order }: Shop, index: number): Pick<RowView, "sheet" | "tap"> {
  return { sheet, tap: tapOfButton(cartTap(order), index) };
}
