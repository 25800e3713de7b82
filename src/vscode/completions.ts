import * as vscode from "vscode";
import { phoneBook } from "../core/customers/phoneBook.ts";
import { age } from "../core/delivery/describe.ts";
import { stringAt } from "../core/document/stringAt.ts";
import { parameterOffers } from "../core/templates/parameterOffers.ts";
import type { TemplateDefinition } from "../core/templates/templateDefinition.ts";
import type { Accounts } from "./accounts.ts";
import type { DeliveryBook } from "./deliveryBook.ts";
import { languageId, readMessageDocument, toRange } from "./messageDocument.ts";

/** A value that only this session knows. */
interface Offer {
  readonly value: string;
  readonly label: string;
  readonly description: string;
}

/** Where the offers come from. */
interface Known {
  readonly accounts: Accounts;
  readonly book: DeliveryBook;
  templates(uri: vscode.Uri): readonly TemplateDefinition[];
}

/** Completes what no schema can know: ids of messages that came and went, numbers that are sent to, templates. */
export function registerCompletions(known: Known): vscode.Disposable {
  return vscode.languages.registerCompletionItemProvider(
    { language: languageId },
    {
      provideCompletionItems(source, position) {
        const place = stringAt(source.getText(), source.offsetAt(position));
        if (!place) return [];
        const range = toRange(source, place.span);
        const offers = [
          ...offersFor(place.path, source.uri, known),
          ...parametersAt(source, place.path, known),
        ];
        return offers.map((offer, order) => toItem(offer, order, range));
      },
    },
    '"',
  );
}

function offersFor(
  path: readonly (string | number)[],
  uri: vscode.Uri,
  { accounts, book, templates }: Known,
): readonly Offer[] {
  switch (
    path
      .slice(-3)
      .join(".")
      .replace(/^\d+\./, "")
  ) {
    case "template.name":
      return templateNames(templates(uri));
    case "template.language.code":
      return templateLanguages(templates(uri));
    default:
      return path.at(-1) === "message_id" ? messageIds(book) : path.at(-1) === "to" ? numbers(accounts) : [];
  }
}

/** What the definition of a template knows of its variables. */
function parametersAt(
  source: vscode.TextDocument,
  path: readonly (string | number)[],
  known: Known,
): readonly Offer[] {
  const { payloads, conversation } = readMessageDocument(source);
  const payload = payloads[conversation ? Number(path[0]) : 0];
  const within = conversation ? path.slice(1) : path;
  return parameterOffers(payload?.value, within, known.templates(source.uri)).map(offer => ({
    ...offer,
    label: offer.value,
  }));
}

function templateNames(templates: readonly TemplateDefinition[]): readonly Offer[] {
  return [...new Set(templates.map(({ name }) => name))].map(value => {
    const alike = templates.filter(({ name }) => name === value);
    const languages = alike.map(({ language }) => language).join(", ");
    return { value, label: value, description: `${alike[0]?.category.toLowerCase() ?? ""} · ${languages}` };
  });
}

function templateLanguages(templates: readonly TemplateDefinition[]): readonly Offer[] {
  return [...new Set(templates.map(({ language }) => language))].map(value => ({
    value,
    label: value,
    description: templates.flatMap(({ name, language }) => (language === value ? [name] : [])).join(", "),
  }));
}

function messageIds(book: DeliveryBook): readonly Offer[] {
  const now = Date.now();
  return [
    ...book.newestInbound().map(({ wamid, summary, from, timestampMs }) => ({
      value: wamid,
      label: summary || "a message of the customer",
      description: `from ${from ?? "an unknown sender"}, ${age(now - timestampMs)} ago`,
    })),
    ...book.sentFromHere().map(({ wamid, label, atMs }) => ({
      value: wamid,
      label,
      description: `sent ${age(now - atMs)} ago`,
    })),
  ];
}

function numbers(accounts: Accounts): readonly Offer[] {
  const { name, testNumber, testNumbers = [], simulated } = accounts.current;
  const own = [...new Set([testNumber, ...testNumbers].filter(number => number !== undefined))];
  const stories = simulated ? phoneBook.filter(({ number }) => !own.includes(number)) : [];
  return [
    ...own.map(number => ({ value: number, label: number, description: `test number of ${name}` })),
    ...accounts.recentRecipients
      .filter(number => !own.includes(number))
      .map(number => ({ value: number, label: number, description: "used lately" })),
    ...stories.map(({ number, meaning }) => ({ value: number, label: number, description: meaning })),
  ];
}

function toItem(
  { value, label, description }: Offer,
  order: number,
  range: vscode.Range,
): vscode.CompletionItem {
  const item = new vscode.CompletionItem({ label, description }, vscode.CompletionItemKind.Value);
  item.insertText = JSON.stringify(value);
  item.filterText = `"${label} ${value}"`;
  item.sortText = `0${String(order).padStart(4, "0")}`;
  item.detail = value;
  item.range = range;
  return item;
}
