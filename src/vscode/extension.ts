import * as vscode from "vscode";
import { describeRecipient } from "../core/delivery/describe.ts";
import { registerAccounts } from "./accountRegistration.ts";
import { type Account, Accounts } from "./accounts.ts";
import { CodeLenses } from "./codeLenses.ts";
import { registerCompletions } from "./completions.ts";
import { connectAccount, probeWith } from "./connection.ts";
import { registerCurl } from "./curlSetup.ts";
import { CustomerReplies } from "./customerReplies.ts";
import { Forwarding } from "./deliveries/forwarding.ts";
import { registerDeliveries } from "./deliveries/registerDeliveries.ts";
import { WindowItem } from "./deliveries/windowItem.ts";
import { DeliveryBook } from "./deliveryBook.ts";
import { DeliveryJournal } from "./deliveryJournal.ts";
import { Diagnostics } from "./diagnostics.ts";
import { copyPreview, type ExportSource, exportPreview } from "./exportPreview.ts";
import { registerListening } from "./listening/registerListening.ts";
import { previewMediaOf } from "./mediaPorts.ts";
import { registerMedia } from "./mediaSetup.ts";
import { readMessageDocument } from "./messageDocument.ts";
import { Network } from "./network.ts";
import { newMessage } from "./newMessage.ts";
import { partiesOf } from "./parties.ts";
import { Previews } from "./previews.ts";
import { registerQuickFixes } from "./quickFixes.ts";
import { registerCustomerReply } from "./replying/registerCustomerReply.ts";
import { tellTrouble } from "./replying/tellTrouble.ts";
import { registerSending } from "./sendingSetup.ts";
import { deliveryAt, ServerMessages } from "./serverMessages.ts";
import { simulatorSecret } from "./simulatorSecret.ts";
import { SimulatorSession, simulatedAccount } from "./simulatorSession.ts";
import { StatusBar } from "./statusBar.ts";
import { findSource, followPreviews } from "./targets.ts";
import { TemplateDefinitions } from "./templateDefinitions.ts";
import { registerTemplateCommands } from "./templateRegistration.ts";
import { Uploads } from "./uploads.ts";
import { variablesOf } from "./variables.ts";
import { WorkspaceCheck } from "./workspaceCheck.ts";

let closing: (() => Promise<void>) | undefined;

/** The window closes: what was configured at Meta is put back first, as far as the editor waits for it. */
export async function deactivate(): Promise<void> {
  await closing?.();
}

/** The composition root: everything is made here, and here alone it is known who talks to whom. */
export function activate(context: vscode.ExtensionContext): void {
  const own = <T extends vscode.Disposable>(thing: T): T => {
    context.subscriptions.push(thing);
    return thing;
  };

  // Completion, hover and formatting of our language come from the built-in JSON service.
  void vscode.extensions.getExtension("vscode.json-language-features")?.activate();

  // The editor disposes of what it owns while the window still closes; these two are needed until all is put back.
  const log = vscode.window.createOutputChannel("Wamsg Deliveries", { log: true });
  const network = new Network();
  const accounts = own(new Accounts(context, simulatedAccount));
  const book = own(new DeliveryBook(log));
  const journal = own(new DeliveryJournal(context.globalStorageUri, log, book));
  const serverMessages = new ServerMessages(wamid => book.cameFromElsewhere(wamid));
  const templates = own(new TemplateDefinitions());
  const session = own(
    new SimulatorSession(log, {
      templates: () => templates.known,
      appSecret: () => simulatorSecret(context.secrets),
      received: webhook => journal.receivedOrShown(webhook),
      knownInbound: (chat, wamid, timestampMs) => book.knownInbound(chat, wamid, timestampMs),
      taken: ({ wamid, payload }) => serverMessages.taken({ wamid, payload, atMs: Date.now() }),
    }),
  );
  const variables = ({ uri }: Pick<vscode.TextDocument, "uri">) => variablesOf(uri, accounts, book);
  const checkContext = (uri: vscode.Uri) => ({
    country: accounts.current.country,
    variables: variables({ uri }),
    templates: templates.for(uri),
    nowMs: Date.now(),
  });

  const connect = (account: Account) =>
    account.simulated ? session.connect() : connectAccount(accounts, account, network);
  const wabaId = async (account: Account) => (account.simulated ? session.wabaId() : account.wabaId);

  // The simulator holds messages to its own customers' windows; of real ones only webhooks tell.
  const windowOf = ({ simulated, phoneNumberId }: Account, customer: string) =>
    (simulated ? session.windowOf(customer) : undefined) ?? book.windowOf({ phoneNumberId, customer });

  const diagnostics = own(new Diagnostics(({ uri }) => checkContext(uri)));
  const workspaceCheck = own(new WorkspaceCheck(checkContext));
  own(registerQuickFixes(diagnostics));
  own(registerCompletions({ accounts, book, templates: uri => templates.for(uri) }));
  const lenses = own(new CodeLenses((uri, index) => book.stateOf(uri, index)));
  own(new StatusBar(accounts));
  own(new WindowItem(accounts, book, windowOf));
  // Where webhooks are forwarded to is never a setting of the workspace.
  const forwarding = own(new Forwarding(context.workspaceState, log, book, journal));
  const { listening, close } = registerListening(context, { log, accounts, journal, forwarding, connect });
  closing = async () => {
    try {
      await close();
      await journal.close();
    } finally {
      network.dispose();
      log.dispose();
    }
  };

  const sending = registerSending(context, {
    log,
    accounts,
    book,
    diagnostics,
    variables,
    connect,
    network,
    templates: uri => templates.for(uri),
    window: windowOf,
    follows: account => account.simulated || listening.isListening(account),
    record: entry => journal.sent(entry),
  });

  const replies = own(
    new CustomerReplies({
      customerSends: (message, uri) => {
        serverMessages.spokenIn(uri);
        return accounts.current.simulated ? session.customerSends(message) : undefined;
      },
      customerWrites: (message, uri) => {
        serverMessages.spokenIn(uri);
        return session.customerWrites(message);
      },
      sentId: (uri, index) => previews.deliveryOf(uri, index)?.wamid,
      received: uri => book.received(uri, previews.deliveriesOf(uri)),
      parties: () => partiesOf(accounts.current),
      forgotten: uri => serverMessages.reset(uri),
      state: context.workspaceState,
      ...tellTrouble(log),
    }),
  );

  const businessName = () => (accounts.current.simulated ? "Harbour Bikes" : accounts.current.name);
  const uploads = new Uploads(context.globalState);
  const media = own(previewMediaOf(accounts, uploads, connect, context.workspaceState));
  const previews: Previews = own(
    new Previews({
      replies,
      media,
      templates: uri => templates.for(uri),
      extensionUri: context.extensionUri,
      account: () => {
        const { name, simulated, testNumber: number, official } = accounts.current;
        const testNumber = number && describeRecipient(number);
        return { name, simulated, testNumber, official, businessName: businessName() };
      },
      deliveries: (uri, count) => Array.from({ length: count }, (_, index) => book.newest(uri, index)),
      refusals: (uri, count) => Array.from({ length: count }, (_, index) => book.refusal(uri, index)),
      fromServer: uri =>
        serverMessages.of(uri).map(({ wamid, payload, atMs }) => ({
          payload,
          delivery: deliveryAt(book.delivery(wamid), atMs),
        })),
      group: id => book.group(id),
      sending: uri => sending.isUnderway(uri),
      problems: source => diagnostics.known(source),
      export: uri => void vscode.commands.executeCommand("wamsg.exportPreview", uri),
      send: (source, index) => {
        const payload = readMessageDocument(source).payloads[index];
        if (payload) void sending.toTestNumber([{ source, payload }]);
      },
    }),
  );

  followPreviews(() => previews.active?.uri);

  const exporting: ExportSource = {
    extensionUri: context.extensionUri,
    businessName,
    draw: async options => (await import("../node/exportPreview.ts")).drawPreview(options),
    templates: (uri: vscode.Uri) => templates.for(uri),
    panelOf: (uri: vscode.Uri) => previews.panelOf(uri),
  };

  own(sending.onDidChange(uri => previews.refresh(uri)));
  own(media.onDidChange(() => previews.refresh()));
  own(replies.onDidChange(uri => previews.refresh(uri)));
  own(diagnostics.onDidCheckLater(uri => previews.refresh(uri)));
  own(
    book.onDidChange(() => {
      lenses.refresh();
      previews.refresh();
    }),
  );
  own(
    accounts.onDidChange(() => {
      diagnostics.refresh();
      previews.refresh();
    }),
  );
  own(
    templates.onDidChange(() => {
      session.templatesChanged();
      diagnostics.refresh();
      previews.refresh();
    }),
  );
  own(vscode.workspace.onDidGrantWorkspaceTrust(() => diagnostics.refresh()));
  own(
    vscode.workspace.onDidChangeConfiguration(change => {
      if (change.affectsConfiguration("wamsg")) diagnostics.refresh();
    }),
  );

  own(
    registerDeliveries({
      accounts,
      book,
      journal,
      log,
      forwarding,
      window: windowOf,
      isListening: account => listening.isListening(account),
      connect: async account =>
        account.simulated || (await accounts.token(account)) ? connect(account) : undefined,
      templateCategory: (document, name, language) =>
        templates
          .for(document === undefined ? vscode.Uri.file("/") : vscode.Uri.parse(document))
          .find(it => it.name === name && it.language === language)?.category,
      resend: async (source, index, to) => {
        const payload = readMessageDocument(source).payloads[index];
        if (payload) await sending.to([{ source, payload }], to);
      },
    }),
  );

  const command = (name: string, run: (...args: unknown[]) => unknown) =>
    own(vscode.commands.registerCommand(`wamsg.${name}`, run));

  command("newMessage", folder => newMessage(folder instanceof vscode.Uri ? folder : undefined));
  command("openPreview", async uri => {
    const source = await findSource(uri);
    if (source) previews.openToTheSide(source);
  });
  own(
    registerMedia({
      accounts,
      uploads,
      connect,
      log: line => log.info(line),
    }),
  );
  command("exportPreview", async uri => {
    const source = await findSource(uri);
    if (source) await exportPreview(source, exporting);
  });
  command("copyPreview", async () => {
    const source = previews.active && (await findSource(previews.active.uri));
    if (source) await copyPreview(source, exporting);
  });
  command("togglePreviewLock", () => previews.active?.lock(!previews.active.locked));
  command("showPreviewSource", () => previews.showSource());
  const simulatorUrl = async () => (await session.connect()).baseUrl;
  own(registerCurl({ accounts, probe: probeWith(network), variables, simulatorUrl }));
  own(registerAccounts({ accounts, connect, wabaId }, network, context.globalState));
  own(registerTemplateCommands(templates, { accounts, connect, wabaId }));
  command("checkAll", () => workspaceCheck.run());
  own(registerCustomerReply({ accounts, previews, replies }));
  command("resetConversation", async uri => {
    const source = await findSource(uri);
    if (source) replies.reset(source.uri);
  });
  command("showSimulator", async () => {
    const { baseUrl } = await session.connect();
    await vscode.env.openExternal(await vscode.env.asExternalUri(vscode.Uri.parse(baseUrl)));
  });
}
