import { startSimulator } from "../../src/node/simulator/startSimulator.ts";

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
