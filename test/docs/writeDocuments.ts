import { mkdirSync, writeFileSync } from "node:fs";
import { messagesDocument } from "./messagesDocument.ts";
import { simulatorDocument } from "./simulatorDocument.ts";

/** `npm run docs`: writes the documents anew. */
const folder = `${import.meta.dirname}/../../docs`;
mkdirSync(folder, { recursive: true });
writeFileSync(`${folder}/messages.md`, await messagesDocument());
writeFileSync(`${folder}/simulator.md`, simulatorDocument());
