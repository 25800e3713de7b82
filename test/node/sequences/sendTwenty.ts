import { runSequence } from "../../../src/core/sending/runSequence.ts";
import { SequenceFolder } from "../../../src/node/sequences/sequenceFolder.ts";
import { sequenceOf } from "../../core/sending/sequenceOf.ts";

// A process of its own, so that it can be killed: sends twenty messages to the server it is given.
const [, , folder = "", url = ""] = process.argv;
const sequences = new SequenceFolder(folder);
await runSequence(sequenceOf(20), {
  keep: sequence => sequences.keep(sequence),
  post: async (_item, index) => ({ kind: "accepted", wamid: await (await fetch(`${url}/${index}`)).text() }),
  arrival: async () => "delivered",
  decide: async () => "stop",
  stopped: () => false,
  nowMs: () => 0,
});
