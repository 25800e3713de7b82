import { mkdirSync, writeFileSync } from "node:fs";
import { messagesDocument } from "./messagesDocument.ts";

/** `npm run docs`: writes the document anew. */
const folder = `${import.meta.dirname}/../../docs`;
mkdirSync(folder, { recursive: true });
writeFileSync(`${folder}/messages.md`, await messagesDocument());
