import { type ChildProcess, fork } from "node:child_process";
import { join } from "node:path";
import { startSimulator } from "../../src/node/simulator/startSimulator.ts";
import type { PeerResult, PeerTask } from "./simulatorPeer.ts";

/** Milliseconds from starting a simulator to the answer to the first message sent to it. */
export async function simulatorTimes(runs: number): Promise<number[]> {
  const times: number[] = [];
  for (let run = 0; run < runs; run++) {
    const begun = performance.now();
    const simulator = await startSimulator({ appSecret: "bench" });
    const response = await fetch(`${simulator.baseUrl}/v25.0/${simulator.phoneNumberId}/messages`, {
      method: "POST",
      headers: { authorization: `Bearer ${simulator.accessToken}`, "content-type": "application/json" },
      body: JSON.stringify({
        messaging_product: "whatsapp",
        recipient_type: "individual",
        to: simulator.testNumber,
        type: "text",
        text: { body: "Hello" },
      }),
    });
    const answer = await response.text();
    times.push(performance.now() - begun);
    await simulator.close();
    if (!response.ok) throw new Error(`The simulator answered ${response.status}: ${answer}`);
  }
  return times;
}

/** What the simulator does when it is busy. */
export interface SimulatorLoad {
  /** Messages taken in a second, with the three signed webhooks of each delivered in the same time. */
  readonly sendsPerSecond: number;
  /** How long a program that sends one after the other waits for each answer. */
  readonly sendMs: readonly number[];
}

/** Sends messages to a simulator whose customers answer at once; sender and receiver are a process of their own. */
export async function simulatorLoad(sends: number): Promise<SimulatorLoad> {
  const appSecret = "bench";
  const peer = fork(join(import.meta.dirname, "simulatorPeer.ts"), [appSecret]);
  try {
    const webhookUrl = await told<string>(peer);
    const simulator = await startSimulator({ appSecret, webhookUrl, speed: 100_000 });
    const ask = async (more: Pick<PeerTask, "sends" | "atOnce">): Promise<PeerResult> => {
      const to = Array.from({ length: 500 }, (_, i) => `+1555123${String(i).padStart(4, "0")}`);
      const path = `/v25.0/${simulator.phoneNumberId}/messages`;
      const { baseUrl, accessToken } = simulator;
      peer.send({ baseUrl, path, accessToken, to, webhooks: 3, ...more } satisfies PeerTask);
      const result = await told<PeerResult>(peer);
      if (result.badSignatures > 0) throw new Error(`${result.badSignatures} webhooks were signed wrongly.`);
      return result;
    };
    await ask({ sends: sends / 4, atOnce: 32 });
    const { tookMs } = await ask({ sends, atOnce: 32 });
    const { sendMs } = await ask({ sends: sends / 4, atOnce: 1 });
    await simulator.close();
    return { sendsPerSecond: sends / (tookMs / 1000), sendMs };
  } finally {
    peer.kill();
  }
}

/** The next thing a process says; rejects where it ends instead. */
function told<Said>(peer: ChildProcess): Promise<Said> {
  return new Promise((resolve, reject) => {
    peer.once("message", message => resolve(message as Said));
    peer.once("exit", code => reject(new Error(`The peer ended with ${code}.`)));
  });
}
