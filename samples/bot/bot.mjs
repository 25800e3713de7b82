// A bot without a library: it greets with two buttons and answers the tap. README.md beside it says how to run it.
import { createHmac } from "node:crypto";
import { createServer } from "node:http";

const { BASE_URL, PHONE_NUMBER_ID, ACCESS_TOKEN, APP_SECRET, VERIFY_TOKEN, PORT = "3000" } = process.env;
const sign = raw => `sha256=${createHmac("sha256", APP_SECRET).update(raw).digest("hex")}`;
const button = (id, title) => ({ type: "reply", reply: { id, title } });
const greeting = {
  type: "button",
  body: { text: "Hello! What can we do for you?" },
  action: { buttons: [button("book", "Book a service"), button("hours", "Opening hours")] },
};
const answers = { book: "See you tomorrow at nine! 🚲", hours: "We open at nine, every day." };

const server = createServer(async (request, response) => {
  const { searchParams: query } = new URL(request.url, "http://localhost");
  if (request.method === "GET" && query.get("hub.verify_token") === VERIFY_TOKEN)
    return response.end(query.get("hub.challenge"));
  const raw = Buffer.concat(await request.toArray());
  if (request.headers["x-hub-signature-256"] !== sign(raw)) return response.writeHead(401).end();
  response.end();
  const values = JSON.parse(raw).entry.flatMap(entry => entry.changes.map(change => change.value));
  for (const { from, interactive } of values.flatMap(value => value.messages ?? [])) {
    const body = answers[interactive?.button_reply?.id];
    await send(
      from,
      body ? { type: "text", text: { body } } : { type: "interactive", interactive: greeting },
    );
  }
});
server.listen(PORT, "127.0.0.1", () => console.log(`http://127.0.0.1:${server.address().port}/`));

async function send(to, message) {
  const body = JSON.stringify({ messaging_product: "whatsapp", to, ...message });
  const headers = { authorization: `Bearer ${ACCESS_TOKEN}`, "content-type": "application/json" };
  await fetch(`${BASE_URL}/v25.0/${PHONE_NUMBER_ID}/messages`, { method: "POST", headers, body });
}
