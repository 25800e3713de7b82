import assert from "node:assert/strict";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";

interface Logger {
  info(text: string): void;
  warn(text: string): void;
  debug(text: string): void;
  setLevel(level: number): void;
  clearFormatters(): void;
}

const spdlog: { createAsyncRotatingLogger(name: string, file: string): Promise<Logger> } = createRequire(
  import.meta.url,
)("./spdlogStandIn.cjs");

test("what is logged stands in the file as the output view expects it", async t => {
  const folder = mkdtempSync(join(tmpdir(), "wamsg-"));
  t.after(() => rmSync(folder, { recursive: true }));
  const file = join(folder, "deep", "channel.log");
  const logger = await spdlog.createAsyncRotatingLogger("channel", file);
  logger.info("sent");
  logger.debug("not shown at this level");
  logger.setLevel(1);
  logger.debug("shown now");
  logger.warn("late");
  logger.clearFormatters();
  logger.info("raw\n");
  const time = String.raw`\d{4}-\d\d-\d\d \d\d:\d\d:\d\d\.\d{3}`;
  assert.match(
    readFileSync(file, "utf8"),
    new RegExp(`^${time} \\[info\\] sent\n${time} \\[debug\\] shown now\n${time} \\[warning\\] late\nraw\n$`),
  );
});
