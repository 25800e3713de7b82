import { fieldsOf, textOf } from "../../core/delivery/fields.ts";
import { type CallOptions, callApi } from "./callApi.ts";
import { CloudApiError } from "./cloudApiError.ts";
import { readAnswer } from "./readAnswer.ts";
import type { Sender } from "./sender.ts";

export interface PullOptions extends CallOptions {
  /** Told after each page, with how many templates there are so far. */
  onPage?(count: number): void;
}

const fields = [
  "name",
  "parameter_format",
  "components",
  "language",
  "status",
  "category",
  "sub_category",
  "id",
  "quality_score",
  "rejected_reason",
  "message_send_ttl_seconds",
].join(",");

/** An account has 6000 templates at most (templates §2.4); what goes on after that goes in circles. */
const pageLimit = 200;

/** A page of carousels is far larger than any other answer. In bytes. */
const answerLimit = 20_000_000;

/**
 * All templates of an account, as the API lists them, page by page (templates §2.4). The next page is asked for by its cursor, never by the
 * address in the answer: the token goes nowhere else. Throws `CloudApiError`.
 */
export async function pullTemplates(
  sender: Sender,
  wabaId: string,
  options: PullOptions,
): Promise<readonly unknown[]> {
  const account = { ...sender, phoneNumberId: wabaId };
  const templates: unknown[] = [];
  let after: string | undefined;
  for (let page = 0; page < pageLimit; page++) {
    const query = { fields, limit: "100", ...(after !== undefined && { after }) };
    const call = { purpose: "read", method: "GET", edge: "/message_templates", query } as const;
    const answer = await callApi(account, call, { answerLimit, ...options });
    const { data, next } = readAnswer(answer, readPage);
    templates.push(...data);
    options.onPage?.(templates.length);
    if (next === undefined || next === after) return templates;
    after = next;
  }
  throw new CloudApiError(
    "unreadable",
    `The list of templates does not end after ${pageLimit} pages. Try again; nothing was changed.`,
  );
}

function readPage(body: unknown): { data: readonly unknown[]; next: string | undefined } | undefined {
  const { data, paging } = fieldsOf(body) ?? {};
  if (!Array.isArray(data)) return undefined;
  const page = fieldsOf(paging);
  // Only where there is a next page has the answer an address of it; the cursor is there always.
  return { data, next: page?.next === undefined ? undefined : textOf(fieldsOf(page.cursors)?.after) };
}
