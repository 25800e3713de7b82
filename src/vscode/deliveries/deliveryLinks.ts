import * as vscode from "vscode";
import { findLinks, type LogLink } from "../../core/delivery/findLinks.ts";
import type { DeliveryBook } from "../deliveryBook.ts";

/** Of a long log the newest lines are looked at. */
const lineLimit = 2000;

/** In the log the name of a file leads to the file, and a message's short id to what was received of it. */
export function registerDeliveryLinks(book: DeliveryBook): vscode.Disposable {
  return vscode.languages.registerDocumentLinkProvider(
    { scheme: "output", language: "log" },
    {
      provideDocumentLinks(source) {
        if (!source.fileName.includes("Wamsg Deliveries")) return [];
        const find = (shortId: string) => {
          const wamid = book.endingIn(shortId);
          return wamid === undefined
            ? undefined
            : { wamid, label: book.deliveries.origins.get(wamid)?.label };
        };
        const links: vscode.DocumentLink[] = [];
        for (let i = Math.max(0, source.lineCount - lineLimit); i < source.lineCount; i++)
          for (const link of findLinks(source.lineAt(i).text, find)) links.push(documentLink(i, link));
        return links;
      },
    },
  );
}

function documentLink(line: number, { start, end, target }: LogLink): vscode.DocumentLink {
  const command = target.kind === "file" ? "wamsg.revealMessageFile" : "wamsg.openDeliveryJson";
  const argument = encodeURIComponent(JSON.stringify([{ wamid: target.wamid }]));
  const link = new vscode.DocumentLink(
    new vscode.Range(line, start, line, end),
    vscode.Uri.parse(`command:${command}?${argument}`),
  );
  link.tooltip =
    target.kind === "file" ? "Open the file it was sent from" : "Open what was sent and received as JSON";
  return link;
}
