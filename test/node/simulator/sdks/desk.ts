import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import type { TestContext } from "node:test";
import type { CustomerMessage } from "../../../../src/core/replies/readCustomerMessage.ts";
import { type Simulator, startSimulator } from "../../../../src/node/simulator/startSimulator.ts";
import { ManualClock } from "../manualClock.ts";

export const appSecret = "app-secret";
export const verifyToken = "verify-me";
export const customer = "+15551234567";

/** A request to the developer's server, as it came. */
export interface WebhookRequest {
  readonly method: string;
  readonly query: URLSearchParams;
  readonly headers: Readonly<Record<string, string>>;
  readonly rawBody: string;
}

/** What an SDK's handler answers. */
export interface WebhookAnswer {
  readonly status: number;
  readonly text?: string | undefined;
}

export type Handle = (request: WebhookRequest) => Promise<WebhookAnswer> | WebhookAnswer;

/** A simulator, and the developer's server beside it where an SDK handles the webhooks. Both end with the test. */
export async function openDesk(context: TestContext, handle: Handle, accessToken?: string) {
  const clock = new ManualClock();
  const warnings: string[] = [];
  let arrived = (): void => {};
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk);
    const answer = await handle({
      method: request.method ?? "",
      query: new URL(request.url ?? "/", "http://localhost").searchParams,
      headers: Object.fromEntries(Object.entries(request.headers).map(([name, value]) => [name, `${value}`])),
      rawBody: Buffer.concat(chunks).toString(),
    });
    response.writeHead(answer.status).end(answer.text);
    arrived();
  });
  await new Promise<void>(resolve => server.listen(0, "127.0.0.1", resolve));
  context.after(() => new Promise(resolve => server.close(resolve)));
  const simulator = await startSimulator({
    appSecret,
    verifyToken,
    accessToken,
    webhookUrl: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`,
    seed: 7,
    clock,
    // The SDKs send templates that no account has, unless a test gives the account its own.
    knowsAllTemplates: false,
    warn: message => warnings.push(message),
  });
  context.after(() => simulator.close());
  return {
    simulator,
    /** Webhooks that were not taken. */
    warnings,
    /** Lets time pass until it is so; the test's own time limit ends a wait in vain. */
    async until(done: () => boolean): Promise<void> {
      while (!done()) {
        const arrival = new Promise<void>(resolve => {
          arrived = resolve;
        });
        // The next status may be planned only when the one before was answered.
        await Promise.race([arrival, clock.next()]);
      }
    },
  };
}

export type Desk = Awaited<ReturnType<typeof openDesk>>;

/** A template with one value, for what an account refuses to send. */
export const bookedTemplate = {
  name: "service_booked",
  language: "en_US",
  category: "UTILITY",
  status: "APPROVED",
  components: [{ type: "BODY", text: "Hi {{1}}, your bike is booked in." }],
};

/** Template messages, with the code and HTTP status that Meta refuses them with; `undefined`: it takes them. */
export const templateMessages = [
  { name: "service_lost", values: ["Robin"], code: 132001, status: 404 },
  { name: "service_booked", values: [], code: 132000, status: 400 },
  { name: "service_booked", values: ["Robin", "Monday"], code: 132000, status: 400 },
  { name: "service_booked", values: ["Robin"], code: undefined, status: 200 },
] as const;

/** The template message as the API takes it. */
export const templateOf = ({
  name,
  values,
}: {
  readonly name: string;
  readonly values: readonly string[];
}) => ({
  name,
  language: { code: "en_US" },
  components:
    values.length === 0 ? [] : [{ type: "body", parameters: values.map(text => ({ type: "text", text })) }],
});

/** Graph API calls of an SDK that knows no other base URL go to the simulator. */
export const towards =
  (simulator: () => Simulator): typeof fetch =>
  (input, init) =>
    fetch(String(input).replace("https://graph.facebook.com", simulator().baseUrl), init);

/** One message a customer may send, of each type, with what a webhook handler is to find. */
export function customerMessages(wamid: string): readonly (CustomerMessage & { readonly type: string })[] {
  return [
    { type: "text", content: { type: "text", text: { body: "Is it ready? é 🚲" } } },
    {
      type: "interactive",
      answers: wamid,
      content: {
        type: "interactive",
        interactive: { type: "button_reply", button_reply: { id: "yes", title: "Yes" } },
      },
    },
    {
      type: "interactive",
      answers: wamid,
      content: {
        type: "interactive",
        interactive: { type: "list_reply", list_reply: { id: "row-1", title: "Brakes" } },
      },
    },
    {
      type: "button",
      answers: wamid,
      content: { type: "button", button: { payload: "help", text: "Help" } },
    },
    {
      type: "location",
      content: { type: "location", location: { latitude: 53.55, longitude: 9.99 } },
    },
    {
      type: "reaction",
      content: { type: "reaction", reaction: { message_id: wamid, emoji: "👍" } },
    },
  ] as readonly (CustomerMessage & { readonly type: string })[];
}
