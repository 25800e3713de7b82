import { browser } from "../host/browser.ts";
import { build, packageVsix } from "../host/build.ts";
import { main, saying } from "../host/say.ts";
import { activationTimes } from "./activation.ts";
import { checksPerSecond } from "./checks.ts";
import { manyFilesTimes } from "./manyFiles.ts";
import { packageSize } from "./packageSize.ts";
import { previewTimes } from "./preview.ts";
import { bareProblemTimes, problemTimes } from "./problems.ts";
import { simulatorLoad, simulatorTimes } from "./simulator.ts";
import { median, percentile } from "./statistics.ts";
import { killReceiver } from "./webhooks/kills.ts";
import { bareFigures, webhookFigures, webhookRows } from "./webhooks/webhooks.ts";

/** `npm run bench`: prints a table of figures. Nothing here passes or fails; compare runs of the same machine. */
await main(async () => {
  await build();
  await browser();
  const vsix = await packageVsix();
  const size = packageSize(vsix);
  const checks = checksPerSecond("samples/text.wamsg.json");
  const many = manyFilesTimes(10_000, 3);
  const simulator = await simulatorTimes(20);
  const load = await saying("sending 20,000 messages to the simulator", () => simulatorLoad(20_000));
  const webhooks = await saying("posting signed webhooks to a receiver, a million updates", () =>
    webhookFigures(5, 1_000_000),
  );
  const bare = await bareFigures(3);
  const kills = await saying("killing a receiver 100 times", () =>
    killReceiver({ kills: 100, random: Math.random, longestLifeMs: 250 }),
  );
  const activation = await saying("measuring activation in a real VS Code, three times", () =>
    activationTimes(3),
  );
  const preview = await saying("measuring the preview in a real VS Code", () => previewTimes(vsix));
  const problems = await saying("measuring problems in a real VS Code", () => problemTimes(vsix, 60));
  const bareProblems = await saying("measuring those of a bare extension", () => bareProblemTimes(60));
  const rows: readonly (readonly [string, string])[] = [
    ["activation in VS Code", `${ms(median(activation))} (${activation.map(ms).join(", ")})`],
    ["key press to painted preview", spread(preview.message)],
    ["the same in a bare preview that echoes the text", spread(preview.bare)],
    ["the same in a conversation of 500 messages", spread(preview.conversation)],
    ["the text of that conversation in the bare preview", spread(preview.bareConversation)],
    ["the same in VS Code's Markdown preview", spread(preview.markdown)],
    ["key press to underlined mistake, median", ms(median(problems))],
    ["the same in a bare extension, median", ms(median(bareProblems))],
    ["checks of samples/text.wamsg.json", `${Math.round(checks)} a second`],
    [
      "wamsg check of 10,000 files, beside reading and parsing them",
      `${ms(median(many.checkMs))}, ${ms(median(many.readMs))} (${many.ratio.toFixed(2)} times)`,
    ],
    ["simulator: start to first answer, median", ms(median(simulator))],
    ["simulator: sends a second, three webhooks each", String(Math.round(load.sendsPerSecond))],
    ["simulator: one send, median", ms(median(load.sendMs))],
    ...webhookRows(webhooks),
    ["a server that does nothing but answer 200", `${Math.round(bare.requests / bare.seconds)} a second`],
    [
      "a receiver killed 100 times",
      `${kills.acknowledged} acknowledged, ${kills.missing} lost, ${kills.twiceInState} counted twice`,
    ],
    ["package (.vsix)", kilobytes(size.packed)],
    ["package, unpacked", `${kilobytes(size.unpacked)} in ${size.files} files`],
  ];
  const width = Math.max(...rows.map(([name]) => name.length));
  console.log(["", ...rows.map(([name, value]) => `${name.padEnd(width)}  ${value}`)].join("\n"));
  return 0;
});

function spread(values: readonly number[]): string {
  return `${ms(median(values))} median, ${ms(percentile(values, 95))} p95`;
}

function ms(value: number): string {
  return `${value.toFixed(value < 10 ? 1 : 0)} ms`;
}

function kilobytes(bytes: number): string {
  return `${(bytes / 1000).toFixed(0)} kB`;
}
