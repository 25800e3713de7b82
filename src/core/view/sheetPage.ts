import type { Span } from "../problem.ts";

/** What a sheet holds that is neither a list of options nor more buttons. */
export type SheetPage = FormPage | ShopPage | BillPage | FactsPage;

/** Fields that the customer fills in. */
export interface FormPage {
  readonly page: "form";
  /** Said above the fields: what is known of the form, and what is not. */
  readonly note: string | undefined;
  readonly fields: readonly FieldView[];
  /** The customer may add fields with names of their own: the form itself is not known. */
  readonly open: boolean;
  /** What can be chosen in place of filling in; the fields then stand behind `other`. */
  readonly choices: readonly ChoiceView[];
  /** "Add new address" */
  readonly other: string;
  /** The choice stands on a map. */
  readonly map: boolean;
  readonly send: string;
  /** A small line below the button. */
  readonly foot: string | undefined;
}

export interface FieldView {
  readonly name: string;
  readonly label: string;
  /** What stands in it at first. */
  readonly value: string;
  /** What the business says is wrong with `value`: it has to be changed before the form can be sent. */
  readonly error: string | undefined;
  readonly kind: FieldKind;
  /** Nothing can be sent while it is empty. */
  readonly required: boolean;
  readonly span: Span;
}

export type FieldKind = "text" | "phone" | "pinCode" | "latitude" | "longitude";

/** Something filled in already: a saved address, a place nearby. */
export interface ChoiceView {
  readonly id: string;
  readonly title: string;
  readonly description: string | undefined;
  readonly values: readonly Entry[];
  readonly span: Span;
}

/** A field's name and what stands in it. */
export type Entry = readonly [name: string, value: string];

/** Products to put into a cart. */
export interface ShopPage {
  readonly page: "shop";
  readonly note: string;
  /** Of every price: three letters, and the language that amounts are written in. */
  readonly currency: string;
  readonly locale: string | undefined;
  readonly sections: readonly ShelfView[];
  /** Products at the end that are not drawn. */
  readonly omitted: number;
}

export interface ShelfView {
  readonly title: string | undefined;
  readonly products: readonly OfferedView[];
}

export interface OfferedView {
  readonly id: string;
  readonly price: string;
  /** The price of one, in the cart's currency; a sample, since the true one is in the catalogue. */
  readonly amount: number;
  readonly shade: number;
  readonly span: Span;
}

/** What an order costs, and how it is paid. */
export interface BillPage {
  readonly page: "bill";
  readonly lines: readonly BillLine[];
  readonly methods: readonly { readonly id: string; readonly name: string }[];
  /** Label of the button that pays; `undefined`: there is nothing to pay here. */
  readonly pay: string | undefined;
  readonly foot: string | undefined;
}

export interface BillLine {
  readonly kind: "item" | "sum" | "total";
  readonly label: string;
  readonly detail: string | undefined;
  readonly price: string;
  /** The price before, struck through. */
  readonly before: string | undefined;
  readonly span: Span;
}

/** What is known of somebody or something, to be read. */
export interface FactsPage {
  readonly page: "facts";
  readonly groups: readonly FactGroup[];
}

export interface FactGroup {
  readonly title: string | undefined;
  readonly facts: readonly FactView[];
}

export interface FactView {
  readonly label: string;
  readonly value: string;
  readonly span: Span;
}
