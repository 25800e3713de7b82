import assert from "node:assert/strict";
import { test } from "node:test";
import {
  ActionButtons,
  ActionCallPermission,
  ActionCatalog,
  ActionContactRequest,
  ActionCTA,
  ActionList,
  ActionLocation,
  ActionNavigateFlow,
  ActionProduct,
  ActionProductList,
  Address,
  Audio,
  Birthday,
  Body,
  BodyComponent,
  BodyParameter,
  Button,
  CatalogProduct,
  Contacts,
  Document,
  Email,
  Footer,
  Header,
  HeaderComponent,
  HeaderParameter,
  Image,
  Interactive,
  ListSection,
  Location,
  Name,
  Organization,
  PayloadComponent,
  Phone,
  Product,
  ProductSection,
  Reaction,
  Row,
  Sticker,
  Template,
  Text,
  URLComponent,
  Url,
  Video,
} from "whatsapp-api-js/messages";
import { WhatsAppAPI } from "whatsapp-api-js/middleware/web-standard";
import type { ClientMessage } from "whatsapp-api-js/types";
import {
  appSecret,
  bookedTemplate,
  customer,
  customerMessages,
  type Desk,
  openDesk,
  templateMessages,
  towards,
  verifyToken,
} from "./desk.ts";

const link = "https://cdn.harbour-bikes.example/media";

/** Each kind of message that this SDK can build. */
const messages = (answered: string): Readonly<Record<string, ClientMessage>> => ({
  text: new Text("Your bike is ready 🚲 https://harbour-bikes.example", true),
  image: new Image(`${link}/bike.png`, false, "Your bike"),
  video: new Video(`${link}/ride.mp4`, false, "A ride"),
  audio: new Audio(`${link}/bell.ogg`, false, true),
  document: new Document(`${link}/invoice.pdf`, false, "Your invoice", "invoice.pdf"),
  sticker: new Sticker(`${link}/wave.webp`),
  location: new Location(9.993, 53.551, "Harbour Bikes", "Quay 7, Hamburg"),
  contacts: new Contacts([
    new Name("Robin Example", "Robin", "Example"),
    new Birthday("1990", "04", "12"),
    new Phone("+15551234567", "CELL", "15551234567"),
    new Email("robin@example.com", "WORK"),
    new Address("Germany", "DE", "HH", "Hamburg", "Quay 7", "20457", "WORK"),
    new Organization("Harbour Bikes", "Workshop", "Mechanic"),
    new Url("https://harbour-bikes.example", "WORK"),
  ]),
  reaction: new Reaction(answered, "👍"),
  "reaction removed": new Reaction(answered),
  "reply buttons": new Interactive(
    new ActionButtons(new Button("yes", "Yes"), new Button("no", "No")),
    new Body("Shall we keep it?"),
    new Header(new Image(`${link}/bike.png`)),
    new Footer("Harbour Bikes"),
  ),
  list: new Interactive(
    new ActionList("Choose", new ListSection("Services", new Row("row-1", "Brakes", "New pads"))),
    new Body("What shall we do?"),
    new Header("Services"),
  ),
  "call to action": new Interactive(
    new ActionCTA("Open", "https://harbour-bikes.example/track"),
    new Body("Follow your repair"),
  ),
  flow: new Interactive(
    new ActionNavigateFlow("token-1", "4512367890", "Book", "DETAILS", { bike: "A-1042" }),
    new Body("Book a service"),
  ),
  "location request": new Interactive(new ActionLocation(), new Body("Where are you?")),
  "call permission": new Interactive(new ActionCallPermission(), new Body("May we call you?")),
  "contact request": new Interactive(new ActionContactRequest(), new Body("Who shall we call?")),
  product: new Interactive(new ActionProduct(new CatalogProduct("bell-1", "194836987003835"))),
  "product list": new Interactive(
    new ActionProductList("194836987003835", new ProductSection("Bells", new Product("bell-1"))),
    new Body("Our bells"),
    new Header("Bells"),
  ),
  catalog: new Interactive(new ActionCatalog(new Product("bell-1")), new Body("All we have")),
  template: new Template(
    "order_update",
    "en_US",
    new HeaderComponent(new HeaderParameter("A-1042")),
    new BodyComponent(new BodyParameter("Robin"), new BodyParameter("today, 18:30")),
    new PayloadComponent("help"),
    new URLComponent("a1042"),
  ),
});

async function openSdk(context: Parameters<typeof openDesk>[0]) {
  let desk: Desk | undefined;
  const sdk = new WhatsAppAPI({
    token: "simulator-token",
    appSecret,
    webhookVerifyToken: verifyToken,
    v: "v25.0",
    ponyfill: { fetch: towards(() => (desk as Desk).simulator), subtle: crypto.subtle },
  });
  desk = await openDesk(
    context,
    async ({ method, query, headers, rawBody }) => {
      if (method === "GET") return { status: 200, text: sdk.get(Object.fromEntries(query) as never) };
      await sdk.post(JSON.parse(rawBody), rawBody, headers["x-hub-signature-256"] ?? "");
      return { status: 200 };
    },
    "simulator-token",
  );
  return { sdk, desk };
}

test("whatsapp-api-js sends every kind of message it can build, and reads its statuses", async context => {
  const { sdk, desk } = await openSdk(context);
  const statuses = new Map<string, string[]>();
  sdk.on.status = ({ id, status, phone }) => {
    assert.equal(phone, "15551234567");
    statuses.set(id, [...(statuses.get(id) ?? []), status]);
  };
  for (const [kind, message] of Object.entries(messages(desk.simulator.lastInbound.wamid))) {
    await context.test(kind, { timeout: 5_000 }, async () => {
      const response = await sdk.sendMessage(desk.simulator.phoneNumberId, customer, message);
      assert.ok("messages" in response, JSON.stringify(response));
      const id = response.messages[0].id;
      assert.match(id, /^wamid\./);
      const last = kind.startsWith("reaction") ? "sent" : "read";
      await desk.until(() => statuses.get(id)?.includes(last) === true);
    });
  }
  assert.deepEqual(desk.warnings, []);
});

test("whatsapp-api-js reads what customers send, with its signature checked", async context => {
  const { sdk, desk } = await openSdk(context);
  const seen: string[] = [];
  sdk.on.message = ({ from, name, message, phoneID }) => {
    assert.deepEqual([from, name, phoneID], ["15551234567", "Robin Example", desk.simulator.phoneNumberId]);
    seen.push(message.type);
  };
  for (const message of customerMessages(desk.simulator.lastInbound.wamid)) {
    await desk.simulator.customerSends(message);
    assert.equal(seen.at(-1), message.type);
  }
  assert.deepEqual(desk.warnings, []);
});

test("whatsapp-api-js marks messages as read, with and without the typing indicator", async context => {
  const { sdk, desk } = await openSdk(context);
  const { phoneNumberId, lastInbound } = desk.simulator;
  assert.deepEqual(await sdk.markAsRead(phoneNumberId, lastInbound.wamid), { success: true });
  assert.deepEqual(await sdk.markAsRead(phoneNumberId, lastInbound.wamid, "text"), { success: true });
});

test("whatsapp-api-js reads a refusal", async context => {
  const { sdk, desk } = await openSdk(context);
  const refused = await sdk.sendMessage(desk.simulator.phoneNumberId, "+15550131030", new Text("Hi"));
  assert.ok("error" in refused);
  assert.equal(refused.error.code, 131030);
});

test("whatsapp-api-js reads why a template is refused", async context => {
  const { sdk, desk } = await openSdk(context);
  desk.simulator.setTemplates([bookedTemplate], true);
  for (const { name, values, code } of templateMessages) {
    const [first, ...more] = values.map(text => new BodyParameter(text));
    const template = first
      ? new Template(name, "en_US", new BodyComponent(first, ...more))
      : new Template(name, "en_US");
    const answer = await sdk.sendMessage(desk.simulator.phoneNumberId, customer, template);
    assert.equal("error" in answer ? answer.error.code : undefined, code);
  }
});
