import type { ServerResponse } from "node:http";
import type { Spoiling } from "./graphAnswer.ts";

/** Far more than any answer of the API. In bytes. */
const hugeBytes = 5_000_000;

/** Gives an answer as something between the API and the sender would have spoiled it. `text`: what it was. */
export function spoil(response: ServerResponse, text: string, how: Spoiling): void {
  switch (how) {
    case "html":
      response.writeHead(502, { "content-type": "text/html" });
      response.end("<html><body><h1>502 Bad Gateway</h1></body></html>");
      return;
    case "empty":
      response.writeHead(200, { "content-length": 0 }).end();
      return;
    case "huge":
      response.writeHead(200, { "content-type": "application/json" });
      response.end(`{"padding":"${"x".repeat(hugeBytes)}"}`);
      return;
    case "cut":
      response.writeHead(200, { "content-length": Buffer.byteLength(text) });
      response.write(text.slice(0, text.length / 2), () => response.destroy());
      return;
    case "closed":
      response.destroy();
      return;
    case "silent":
      return;
    case "redirect":
      response.writeHead(302, { location: "https://elsewhere.example/", "content-length": 0 }).end();
      return;
    default:
      how satisfies never;
  }
}
