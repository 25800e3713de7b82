import assert from "node:assert/strict";
import { writeFileSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { type TestContext, test } from "node:test";
import { hasMediaId, message, textMessage } from "./deskSteps.ts";
import { faults } from "./faults.ts";
import { vsix } from "./packaged.ts";
import { appearances, type Session, session } from "./session.ts";
import type { Workbench } from "./workbench.ts";

const token = "marked.secret.0123456789";
const newToken = "marked.secret.9876543210";
const group = "SGFyYm91ci1CaWtlcy1SaWRlcnM";
const user = "US.13491208655302741918";

const files: Readonly<Record<string, string>> = {
  "a-slow.wamsg.json": textMessage("Slow"),
  "b-limited.wamsg.json": textMessage("Limited"),
  "c-greeting.wamsg.json": textMessage("Hello", "(040) 123456"),
  "c-paper.wamsg.json": message({ type: "document", document: { link: "https://www.example.com/a.pdf" } }),
  "d-sequence.wamsg.json": `[${["One", "Two", "Three"].map(body => textMessage(body)).join(",\n")}]`,
};

/** An API that has every way of not taking a message; `taken` holds whom and what it took. */
async function api(context: TestContext) {
  const taken: string[] = [];
  let limited = 0;
  let valid = token;
  const server = createServer((request, response) => {
    const answer = (status: number, body: object) => {
      response.writeHead(status, { "content-type": "application/json" });
      response.end(JSON.stringify(body));
    };
    const error = (status: number, code: number, message: string) =>
      answer(status, {
        error: { code, message, type: "OAuthException", fbtrace_id: "AbCdEfGhIjKlMnOpQrSt" },
      });
    if (request.headers.authorization !== `Bearer ${valid}`)
      return error(401, 190, "Error validating access token: Session has expired.");
    if (request.method === "GET")
      return answer(200, { id: "310987654321098", display_phone_number: "+49 40 12345678", data: {} });
    if (request.url?.endsWith("/media")) {
      // So slow that its progress can be seen.
      setTimeout(() => request.resume().on("end", () => answer(200, { id: "1029384756" })), 4000);
      return;
    }
    let text = "";
    request.on("data", part => {
      text += part;
    });
    request.on("end", () => {
      const { to, recipient, text: content } = JSON.parse(text);
      if (content.body === "Slow") return; // it has arrived, and nobody ever hears of it
      if (content.body === "Limited" && limited < 2) {
        limited++;
        return error(400, 131056, "(#131056) Pair rate limit hit");
      }
      taken.push(`${to ?? recipient}: ${content.body}`);
      if (content.body === "One") valid = newToken;
      answer(200, {
        messaging_product: "whatsapp",
        contacts: [{ input: to ?? recipient, wa_id: "4915123456789" }],
        messages: [{ id: `wamid.${taken.length}` }],
      });
    });
  });
  await new Promise<void>(resolve => server.listen(0, "127.0.0.1", resolve));
  context.after(() => server.closeAllConnections());
  context.after(() => server.close());
  return { baseUrl: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, taken };
}

/** From a command of the app dashboard that is pasted, with a wrong answer on the way, a step back, and a gateway's header. */
async function addAccountFromCurl({ workbench, picture }: Session, baseUrl: string, look: string) {
  const { page, quickInput } = workbench;
  const step = (number: number) => page.locator(".quick-input-titlebar").getByText(`(${number}/`).waitFor();
  const curl = `curl -i -X POST ${baseUrl}/v25.0/310987654321098/messages -H 'Authorization: Bearer ${token}' -H 'Content-Type: application/json' -d '{ "messaging_product": "whatsapp", "to": "4915123456789", "type": "template", "template": { "name": "hello_world", "language": { "code": "en_US" } } }'`;
  await workbench.run("Wamsg: Add Account…");
  await step(1);
  await quickInput.fill(curl);
  await page.getByText("Taken from the cURL: phone number ID, access token, test number.").waitFor();
  await quickInput.fill("Harbour Bikes");
  await picture(`add-account-curl-${look}`);
  await page.keyboard.press("Enter");
  await step(2);
  assert.equal(await quickInput.inputValue(), "310987654321098");
  await quickInput.fill("+49 40 12345678");
  await page.keyboard.press("Enter");
  await page
    .locator(".quick-input-message")
    .getByText(/digits/)
    .waitFor();
  await picture(`add-account-fault-${look}`);
  await page.locator(".quick-input-widget .codicon-quick-input-back").click();
  await step(1);
  assert.equal(await quickInput.inputValue(), "Harbour Bikes");
  await page.keyboard.press("Enter");
  await step(2);
  await quickInput.fill("310987654321098");
  await page.keyboard.press("Enter");
  await step(3);
  assert.equal(await quickInput.getAttribute("type"), "password");
  await picture(`add-account-token-${look}`);
  for (const number of [4, 5, 6, 7, 8]) {
    await page.keyboard.press("Enter");
    await step(number);
    await picture(`add-account-${number}-${look}`);
  }
  await page.keyboard.press("Enter");
  await workbench.notification("Harbour Bikes is ready").waitFor();
  await page
    .locator(".statusbar-item.warning-kind")
    .filter({ hasText: "Harbour Bikes +49 40 12345678" })
    .waitFor();
}

for (const appearance of appearances)
  test(`a real account says what it could not do, waits, asks and goes on, in ${appearance}`, async context => {
    const { baseUrl, taken } = await api(context);
    await session(
      `real-account-${appearance}`,
      { appearance, vsix: vsix(), settings: { "wamsg.sendTimeoutSeconds": 3 } },
      async it => {
        const { workbench, folder, dataFolder, picture } = it;
        const { page, quickInput } = workbench;
        for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text);
        writeFileSync(
          join(folder, "big.pdf"),
          Buffer.concat([Buffer.from("%PDF-1.4\n"), Buffer.alloc(30e6)]),
        );
        await workbench.ready();
        await workbench.openFile("a-slow.wamsg.json");
        await addAccountFromCurl(it, baseUrl, appearance);
        await workbench.run("Notifications: Clear All Notifications");

        // Nobody knows whether it was sent: said so, with how to find out, and not sent again.
        await workbench.openFile("a-slow.wamsg.json");
        await workbench.codeLens("a-slow.wamsg.json", "Send to test number").click();
        await workbench
          .dialog("Send a real message to +4915123456789?")
          .getByRole("button", { name: "Send anyway" })
          .click();
        await workbench.notification(/may have been sent and is not sent again by itself/).waitFor();
        await picture(`ambiguous-${appearance}`);
        await workbench.run("Notifications: Clear All Notifications");

        // A limit is waited for where it can be seen and ended.
        await workbench.openFile("b-limited.wamsg.json");
        await workbench.codeLens("b-limited.wamsg.json", "Send to test number").click();
        await workbench
          .dialog(/was not sent yet/)
          .getByRole("button", { name: "Send anyway" })
          .click();
        const waiting = workbench.notification(/limit reached \(131056\), tries again in [1-4] s/);
        await waiting.waitFor();
        await waiting.getByRole("button", { name: "Cancel" }).waitFor();
        await picture(`retry-${appearance}`);
        await workbench
          .outputLine(/b-limited\.wamsg\.json/)
          .filter({ hasText: /accepted/ })
          .first()
          .waitFor();

        await workbench.openFile("c-paper.wamsg.json");
        await workbench.run("Wamsg: Upload Media…");
        await workbench.pick("big.pdf").click();
        const uploading = workbench.notification(/Uploading big\.pdf \(.* MB\) to Harbour Bikes.*\d+ %/);
        await uploading.getByRole("button", { name: "Cancel" }).waitFor();
        await picture(`uploading-${appearance}`);
        await hasMediaId(workbench, "c-paper.wamsg.json");

        // What was sent and what came of it is told by the view too, whatever that was.
        await workbench.run("Wamsg: Focus on Deliveries View");
        const listed = page.locator(".pane-body .monaco-list-row");
        await listed.filter({ hasText: "a-slow.wamsg.jsonmay have been sent" }).waitFor();
        await listed.filter({ hasText: "b-limited.wamsg.json" }).first().waitFor();
        await picture(`deliveries-ambiguous-${appearance}`);
        await workbench.run("View: Show Explorer");

        // Whoever it goes to, everything there is to know is one question.
        await workbench.openFile("c-greeting.wamsg.json");
        await workbench.run("Wamsg: Send to…");
        await workbench.pick("As the file says").click();
        const question = workbench.dialog(/Send a real message/);
        await question.getByText("number-without-country-code").waitFor();
        await question.getByText("open-ended-greeting").waitFor();
        await question.getByText("opt-in").waitFor();
        await picture(`question-${appearance}`);
        await page.keyboard.press("Escape");
        for (const id of [group, user]) {
          await workbench.run("Wamsg: Send to…");
          await workbench.pick("Another number, group or user id…").click();
          await quickInput.fill(id);
          await picture(`send-to-${id === group ? "group" : "user"}-${appearance}`);
          await page.keyboard.press("Enter");
          await workbench
            .dialog(`Send a real message to ${id}?`)
            .getByRole("button", { name: "Send anyway" })
            .click();
          while (!taken.includes(`${id}: Hello`)) await page.waitForTimeout(100);
        }
        await workbench
          .outputLine(/replaced/)
          .first()
          .waitFor();

        // The token ends in the middle: it stops, says where, and goes on with a new one.
        await workbench.openFile("d-sequence.wamsg.json");
        await workbench.codeLens("d-sequence.wamsg.json", "Send all 3 to test number").click();
        await agree(workbench, 3);
        const stopped = workbench.notification(/Stopped before d-sequence\.wamsg\.json \(message 2\)/);
        await stopped.waitFor();
        await picture(`token-ended-${appearance}`);
        await stopped.getByRole("button", { name: "Edit Account…" }).click();
        await workbench.pick("Harbour Bikes").click();
        for (let number = 1; number <= 8; number++) {
          await page.locator(".quick-input-titlebar").getByText(`(${number}/`).waitFor();
          if (number === 3) await quickInput.fill(newToken);
          await page.keyboard.press("Enter");
        }
        await workbench.notification("Harbour Bikes is ready").waitFor();
        await stopped.getByRole("button", { name: "Continue" }).click();
        await agree(workbench, 2);
        await workbench.notification(/Done: 3 of 3 sent\./).waitFor();
        await picture(`token-renewed-${appearance}`);
        assert.deepEqual(taken, [
          "+4915123456789: Limited",
          `${group}: Hello`,
          `${user}: Hello`,
          ...["One", "Two", "Three"].map(body => `+4915123456789: ${body}`),
        ]);
        assert.deepEqual(faults(dataFolder), []);
      },
    );
  });

/** Sends a sequence in spite of what there is to say of it, and although nothing tells of what is delivered. */
async function agree(workbench: Workbench, count: number): Promise<void> {
  const sequence = workbench.dialog(new RegExp(`The sequence of ${count} messages`));
  await sequence.getByRole("button", { name: "Send anyway" }).click();
  const deaf = workbench.dialog("Wamsg does not hear when messages");
  await deaf.getByRole("button", { name: "Send Without Waiting" }).click();
}
