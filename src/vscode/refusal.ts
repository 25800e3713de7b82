import * as vscode from "vscode";
import { errorPosition } from "../core/errors/errorPosition.ts";
import { refusalReport } from "../core/errors/refusalReport.ts";
import type { CloudApiError } from "../node/cloudApi/sendMessage.ts";
import { nameOf, readMessageDocument } from "./messageDocument.ts";
import type { RefusedNodes } from "./refusedNodes.ts";
import type { SendPlace } from "./sendRequest.ts";

/**
 * Tells why a message did not leave: the whole of it in the log, what the API objected to underlined, and the sentence
 * with the next step in a notification, unless the person is asked about it anyway.
 */
export async function explainRefusal(
  log: vscode.LogOutputChannel,
  nodes: RefusedNodes,
  place: SendPlace,
  error: Error & Partial<Pick<CloudApiError, "graph" | "code">>,
  quiet: boolean,
): Promise<void> {
  const { graph } = error;
  if (graph) {
    const pointer = graph.details && errorPosition(graph.details, payloadOf(place));
    log.error(`✗ ${nameOf(place.uri)} ${refusalReport(graph, pointer).join("\n    ")}`);
    if (pointer !== undefined && pointer !== "") nodes.mark(place, pointer, graph.code, error.message);
  } else log.error(`✗ ${nameOf(place.uri)} ${error.message}`);
  if (quiet) return;
  const traceId = graph?.fbtraceId;
  const choice = await vscode.window.showErrorMessage(
    error.message,
    ...(error.code === "unauthorized" ? [edit] : []),
    "Show Deliveries",
    ...(traceId ? ["Copy Trace ID"] : []),
  );
  if (choice === "Copy Trace ID" && traceId) await vscode.env.clipboard.writeText(traceId);
  else if (choice === edit) await vscode.commands.executeCommand("wamsg.editAccount");
  else if (choice) log.show(true);
}

/** A new token is given there. */
const edit = "Edit Account…";

function payloadOf({ uri, index }: SendPlace): unknown {
  const source = vscode.workspace.textDocuments.find(it => it.uri.toString() === uri.toString());
  return source && readMessageDocument(source).payloads[index]?.value;
}
