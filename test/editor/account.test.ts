import assert from "node:assert/strict";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { type TestContext, test } from "node:test";
import { addAccount } from "./addAccount.ts";
import { faults } from "./faults.ts";
import { appearances, session } from "./session.ts";

const token = "marked.secret.0123456789";

/** An API with an account that works, but not without remarks. `asked` holds what was asked of it. */
async function graph(context: TestContext) {
  const asked: string[] = [];
  const in2Days = Math.floor(Date.now() / 1000) + 2.5 * 86_400;
  const server = createServer((request, response) => {
    const url = request.url ?? "";
    asked.push(`${request.method} ${url}`);
    const authorized = request.headers.authorization === `Bearer ${token}`;
    response.writeHead(authorized ? 200 : 401, { "content-type": "application/json" });
    response.end(
      JSON.stringify(authorized ? answerTo(url, in2Days) : { error: { code: 190, message: "No" } }),
    );
  });
  await new Promise<void>(resolve => server.listen(0, "127.0.0.1", resolve));
  context.after(() => server.closeAllConnections());
  context.after(() => server.close());
  return { baseUrl: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, asked };
}

function answerTo(url: string, expiresAt: number): object {
  if (url.includes("/debug_token"))
    return {
      data: {
        app_id: "620987654321001",
        application: "Harbour Bikes app",
        type: "USER",
        is_valid: true,
        expires_at: expiresAt,
        scopes: ["whatsapp_business_messaging", "whatsapp_business_management"],
      },
    };
  if (url.includes("/messages")) return { messages: [{ id: "wamid.HBgNNDkxNTEyMzQ1Njc4ORUCABEYEjA" }] };
  if (url.includes("/subscribed_apps")) return { data: [] };
  if (url.includes("health_status"))
    return {
      id: "310987654321098",
      health_status: {
        can_send_message: "LIMITED",
        entities: [
          {
            entity_type: "PHONE_NUMBER",
            id: "310987654321098",
            can_send_message: "LIMITED",
            additional_info: ["Your display name has not been approved yet."],
          },
          { entity_type: "WABA", id: "530987654321055", can_send_message: "AVAILABLE" },
        ],
      },
    };
  if (url.includes("webhook_configuration")) return { id: "310987654321098", webhook_configuration: {} };
  if (url.includes("account_review_status"))
    return {
      id: "530987654321055",
      name: "Harbour Bikes",
      account_review_status: "APPROVED",
      business_verification_status: "not_verified",
      country: "DE",
      currency: "EUR",
    };
  return {
    id: "310987654321098",
    display_phone_number: "+49 40 12345678",
    verified_name: "Harbour Bikes",
    status: "CONNECTED",
    quality_rating: "YELLOW",
    throughput: { level: "STANDARD" },
    whatsapp_business_manager_messaging_limit: "TIER_250",
    code_verification_status: "VERIFIED",
    name_status: "PENDING_REVIEW",
    platform_type: "CLOUD_API",
    account_mode: "LIVE",
  };
}

for (const appearance of appearances)
  test(`an account is added, checked, asked about before it sends, and removed, in ${appearance}`, async context => {
    const { baseUrl, asked } = await graph(context);
    await session(`account-${appearance}`, { appearance }, async ({ workbench, dataFolder, picture }) => {
      const { page } = workbench;
      await workbench.ready();
      await workbench.openFile("text.wamsg.json");

      const answers = ["Harbour Bikes", "310987654321098", token, "", "", "+4915123456789", baseUrl];
      await addAccount(workbench, [...answers, "Authorization: Bearer"]);
      await workbench.notification("Harbour Bikes is ready").waitFor();

      // A real number is not to be mistaken for the simulator, and the end of its token is told in time.
      const status = page
        .locator(".statusbar-item.warning-kind")
        .filter({ hasText: "Harbour Bikes +49 40 12345678" });
      await status.waitFor();
      await page.locator(".statusbar-item").getByText("Token ends in 2 days").waitFor();
      await workbench.notification("The access token of Harbour Bikes ends in 2 days").waitFor();
      await picture(`token-ends-${appearance}`);

      await page.keyboard.press("Escape");
      await workbench.run("Notifications: Clear All Notifications");
      await workbench.run("Wamsg: Check Account");
      await workbench.preview.getByRole("heading", { name: "What to do" }).waitFor();
      await workbench.preview.getByText("yellow: medium").first().waitFor();
      await workbench.run("View: Toggle Primary Side Bar Visibility");
      await picture(`check-account-${appearance}`, "kept");
      await workbench.run("View: Toggle Primary Side Bar Visibility");

      // The first real message to a number is asked about, with its price category and all there is to know; without an
      // answer nothing leaves.
      await workbench.openFile("text.wamsg.json");
      await workbench.codeLens("text.wamsg.json", "Send to test number").click();
      const question = workbench.dialog("Send a real message to +4915123456789?");
      await question.getByText("Price category service").waitFor();
      await question.getByText("window-unknown").waitFor();
      await question.getByRole("button", { name: "Send anyway" }).waitFor();
      await picture(`send-question-${appearance}`);
      await page.keyboard.press("Escape");
      assert.ok(!asked.some(line => line.includes("/messages")));

      await workbench.run("Wamsg: Remove Account…");
      await workbench.pick("Harbour Bikes").click();
      await workbench.dialog("Remove Harbour Bikes?").getByRole("button", { name: "Remove" }).click();
      await page.locator(".statusbar-item").getByText("Simulator →").waitFor();

      assert.deepEqual(faults(dataFolder), []);
    });
  });
