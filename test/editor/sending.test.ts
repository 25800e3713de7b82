import assert from "node:assert/strict";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { faults } from "./faults.ts";
import { vsix } from "./packaged.ts";
import { appearances, session } from "./session.ts";

const message = (body: object) =>
  JSON.stringify({ messaging_product: "whatsapp", to: "${testNumber}", ...body }, null, 2);

const textMessage = (body: string) => message({ type: "text", text: { body } });

/** A message that simulated customers never get delivered: their phone is off. */
const toPhoneThatIsOff = JSON.stringify([
  { messaging_product: "whatsapp", to: "+15550100001", type: "text", text: { body: "One" } },
  { messaging_product: "whatsapp", to: "+15551234567", type: "text", text: { body: "Two" } },
]);

const files = [
  ["a-question.wamsg.json", textMessage("Hello ${name}").replace("whatsapp", "telegraph")],
  ["b-conversation.wamsg.json", `[${["One", "Two", "Three"].map(textMessage).join(",\n")}]`],
  ["c-off.wamsg.json", toPhoneThatIsOff],
] as const;

for (const appearance of appearances)
  test(`messages are looked at, sent in order, refused and continued, in ${appearance}`, async () => {
    await session(
      `sending-${appearance}`,
      {
        appearance,
        vsix: vsix(),
        settings: { "wamsg.simulator.speed": 10, "wamsg.sequence.deliveredTimeoutSeconds": 2 },
      },
      async ({ workbench, folder, dataFolder, picture }) => {
        for (const [name, text] of files) writeFileSync(join(folder, name), text);
        await workbench.ready();
        const { page } = workbench;

        // Everything there is to know is one question.
        await workbench.openFile("a-question.wamsg.json");
        await workbench.codeLens("a-question.wamsg.json", "Send to test number").click();
        const question = workbench.dialog(/was not sent yet/);
        await question.getByText(/\$\{name\} has no value/).waitFor();
        await picture(`preflight-${appearance}`);
        await question.getByRole("button", { name: "Give Values…" }).click();
        await workbench.quickInput.fill("Robin");
        await page.keyboard.press("Enter");

        // Sent all the same, it is refused: that is explained, and what it names is underlined.
        const rest = workbench.dialog(/file-problems/);
        await rest.waitFor();
        await picture(`preflight-rest-${appearance}`);
        await rest.getByRole("button", { name: "Send anyway" }).click();
        await workbench.notification(/The API refused the message/).waitFor();
        await workbench
          .outputLine(/what\s+to\s+do:/)
          .first()
          .waitFor();
        await picture(`refusal-${appearance}`, "kept");

        // A conversation goes in order, and says what it came to.
        await workbench.openFile("b-conversation.wamsg.json");
        await workbench.codeLens("b-conversation.wamsg.json", "Send all 3 to test number").click();
        await workbench.notification(/Done: 3 of 3 sent\./).waitFor({ timeout: 60_000 });
        await picture(`sequence-done-${appearance}`);

        // One that is not delivered in time is asked about; stopped, it is continued later.
        await workbench.openFile("c-off.wamsg.json");
        await workbench.editor("c-off.wamsg.json").locator(".view-lines").click();
        await page.keyboard.press("Control+a");
        await workbench.run("Wamsg: Send to…");
        await workbench.pick("As the file says").waitFor();
        await picture(`send-to-${appearance}`);
        // The simulator knows that everybody's window is open: there is nothing to ask.
        await workbench.pick("As the file says").click();
        const overdue = workbench.notification(/was not delivered in time/);
        await overdue.waitFor({ timeout: 60_000 });
        await picture(`overdue-${appearance}`);
        await overdue.getByRole("button", { name: "Stop" }).click();
        const stopped = workbench.notification(/Stopped before c-off\.wamsg\.json \(message 2\): /);
        await stopped.waitFor();
        await picture(`stopped-${appearance}`);
        await stopped.getByRole("button", { name: "Continue" }).click();
        await workbench.notification(/Done: 2 of 2 sent\./).waitFor({ timeout: 60_000 });
        assert.deepEqual(faults(dataFolder), []);
      },
    );
  });
