import * as vscode from "vscode";
import { type Payload, parseDocument, type WamsgDocument } from "../core/document/parseDocument.ts";
import type { Span } from "../core/problem.ts";

export const languageId = "wamsg";

const parsed = new WeakMap<vscode.TextDocument, { version: number; document: WamsgDocument }>();

/** The document behind an editor's text, parsed once per version however many features ask. */
export function readMessageDocument(source: vscode.TextDocument): WamsgDocument {
  const known = parsed.get(source);
  if (known?.version === source.version) return known.document;
  const document = parseDocument(source.getText());
  parsed.set(source, { version: source.version, document });
  return document;
}

export const isMessageDocument = (source: vscode.TextDocument): boolean => source.languageId === languageId;

export const toRange = (source: vscode.TextDocument, span: Span): vscode.Range =>
  new vscode.Range(source.positionAt(span.start), source.positionAt(span.end));

/** The payload that holds an offset, else the nearest one before it, else the first. */
export function payloadAt(document: WamsgDocument, offset: number): Payload | undefined {
  return document.payloads.findLast(payload => payload.node.offset <= offset) ?? document.payloads[0];
}

/** The file's last path part, as people call it. */
export const nameOf = (uri: vscode.Uri): string => uri.path.slice(uri.path.lastIndexOf("/") + 1);
