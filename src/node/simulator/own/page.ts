import { randomBytes } from "node:crypto";
import { phoneBook } from "../../../core/customers/phoneBook.ts";
import { describeEvent } from "../../../core/delivery/describe.ts";
import { fieldsOf, textOf } from "../../../core/delivery/fields.ts";
import { readWebhook } from "../../../core/delivery/readWebhook.ts";
import { graphRoutes } from "../graph/graphRoutes.ts";
import type { Route } from "../route.ts";
import type { World } from "../world/world.ts";
import { type Html, html } from "./html.ts";
import { pageStyle } from "./pageStyle.ts";

/** A page about this simulator: what it is, how to reach it, its customers, and what went in and out last. */
export const page: Route = {
  method: "GET",
  path: "/",
  does: "This page",
  answer({ request, world }) {
    const origin = `http://${request.headers.host ?? "127.0.0.1"}`;
    const text = String(pageOf(world, origin, randomBytes(16).toString("base64")));
    return { status: 200, bytes: Buffer.from(text), type: "text/html; charset=UTF-8" };
  },
};

function pageOf(world: World, origin: string, nonce: string): Html {
  return html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'nonce-${nonce}'">
<title>Wamsg simulator</title>
<style nonce="${nonce}">${pageStyle}</style>
</head>
<body>
<header><h1>Wamsg simulator</h1>
<p>The WhatsApp Cloud API on this machine, with customers in it. Nothing here reaches Meta or a phone. Reload the page to see
what is new.</p></header>
<main>
${[about(world, origin), requests(world), webhooks(world), customers(), endpoints()]}
</main>
</body>
</html>
`;
}

function about(world: World, origin: string): Html {
  const [number] = world.accounts.numbers;
  const rows: readonly (readonly [string, string])[] = [
    ["BASE_URL", origin],
    ["PHONE_NUMBER_ID", number?.id ?? ""],
    ["WABA_ID", number?.wabaId ?? ""],
    ["ACCESS_TOKEN", world.accessToken],
    ["APP_SECRET", world.appSecret],
  ];
  return section(
    "To use it",
    html`<p>Give your program these in place of Meta's:</p>
<pre tabindex="0" aria-label="Settings for your program">${rows.map(row => row.join("=")).join("\n")}</pre>
<p>Webhooks go to <strong>${world.callbacks.appUrl ?? "nowhere yet"}</strong>.</p>`,
  );
}

function requests({ traffic }: World): Html {
  const rows = traffic.requests.map(({ atMs, method, path, answer }) => [
    time(atMs),
    html`<code>${method} ${path}</code>`,
    mark(answer.status, answer.status < 400),
    "body" in answer ? refusalIn(answer.body) : "",
  ]);
  return section(
    "Newest requests",
    table(["Time (UTC)", "Request", "Answer", "Why"], rows, "No request yet."),
  );
}

function webhooks({ traffic }: World): Html {
  const rows = traffic.webhooks.map(({ atMs, host, raw, status }) => [
    time(atMs),
    readWebhook(JSON.parse(raw), atMs).map(event => html`<div>${describeEvent(event).line}</div>`),
    host,
    status === undefined ? html`<span class="bad">no answer</span>` : mark(status, status === 200),
  ]);
  return section(
    "Newest webhooks",
    table(["Time (UTC)", "What", "To", "Answer"], rows, "No webhook yet: a message has to be sent first."),
  );
}

function customers(): Html {
  const rows = phoneBook.map(({ number, meaning }) => [html`<code>${number}</code>`, meaning]);
  return section(
    "Customers",
    html`<p>Any number receives and reads. These do something else:</p>${table(["Number", "What happens"], rows)}`,
  );
}

function endpoints(): Html {
  const rows = graphRoutes.map(({ method, path, does }) => [html`<code>${method} ${path}</code>`, does]);
  return section("Endpoints", table(["Request, after the version", "What it does"], rows));
}

const section = (title: string, content: Html): Html => html`<section><h2>${title}</h2>${content}</section>`;

type Row = readonly (Html | string | readonly Html[])[];

/** Rows of cells; a wide one scrolls by itself, by keyboard too. */
function table(heads: readonly string[], rows: readonly Row[], empty = ""): Html {
  if (rows.length === 0) return html`<p class="quiet">${empty}</p>`;
  return html`<div class="scroll" tabindex="0"><table><thead><tr>${heads.map(
    head => html`<th scope="col">${head}</th>`,
  )}</tr></thead><tbody>${rows.map(
    row => html`<tr>${row.map(cell => html`<td>${cell}</td>`)}</tr>`,
  )}</tbody></table></div>`;
}

const mark = (status: number, good: boolean): Html =>
  html`<span class="${good ? "good" : "bad"}">${String(status)}</span>`;

/** What an answer says against its request; "" where it says nothing. */
function refusalIn(body: unknown): string {
  const error = fieldsOf(fieldsOf(body)?.error);
  return [textOf(error?.message), textOf(fieldsOf(error?.error_data)?.details)].filter(Boolean).join(": ");
}

const time = (atMs: number): string => new Date(atMs).toISOString().slice(11, 19);
