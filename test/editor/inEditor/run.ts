import "./activation.ts";
import "./problems.ts";
import "./language.ts";
import "./sending.ts";
import { runScenarios } from "./scenario.ts";

/** What VS Code calls in the extension host. */
export async function run(): Promise<void> {
  const report = process.env.WAMSG_TEST_REPORT;
  if (!report) throw new Error("WAMSG_TEST_REPORT does not say where the report goes.");
  await runScenarios(report);
}
