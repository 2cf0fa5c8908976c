/** The picture of a message beside its text. */

import * as vscode from "vscode";
import type { LanguageClient } from "vscode-languageclient/node";
import { holdsMessages } from "./files";
import { isClosed, sentence } from "./page";

/** Milliseconds without a key after which a page is drawn again. */
const QUIET = 150;

export type Case = "examples" | "longest";

function whyNot(): string {
  return vscode.l10n.t(
    "This page may fetch something, so it is not shown. Are waml and this extension of one version?",
  );
}

interface Page {
  readonly html: string;
  readonly name: string;
}

export class Preview implements vscode.Disposable {
  private panel: vscode.WebviewPanel | undefined;
  private kind: Case = "examples";
  private document: vscode.TextDocument | undefined;
  private position = new vscode.Position(0, 0);
  private timer: NodeJS.Timeout | undefined;
  /** The number of the last page that was asked for: one that comes late is not shown. */
  private asked = 0;

  constructor(private readonly client: () => LanguageClient | undefined) {}

  /** Shows the message under the cursor of an editor. */
  show(editor: vscode.TextEditor, kind: Case): void {
    this.kind = kind;
    this.panel ??= this.open();
    this.panel.reveal(undefined, true);
    this.follow(editor);
  }

  /** Takes note of where the cursor is now. */
  follow(editor: vscode.TextEditor | undefined): void {
    if (!this.panel || !editor || !holdsMessages(editor.document.fileName)) return;
    this.document = editor.document;
    this.position = editor.selection.active;
    this.later();
  }

  /** Takes note that a text is another one now. */
  changed(document: vscode.TextDocument): void {
    if (this.panel && document === this.document) this.later();
  }

  dispose(): void {
    this.panel?.dispose();
  }

  private open(): vscode.WebviewPanel {
    const place = { viewColumn: vscode.ViewColumn.Beside, preserveFocus: true };
    const closed = { enableScripts: false, enableForms: false, enableCommandUris: false, localResourceRoots: [] };
    const panel = vscode.window.createWebviewPanel("waml.preview", "waml", place, closed);
    panel.onDidDispose(() => {
      clearTimeout(this.timer);
      this.panel = undefined;
    });
    return panel;
  }

  private later(): void {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => void this.draw(), QUIET);
  }

  private async draw(): Promise<void> {
    const [client, document] = [this.client(), this.document];
    if (!client || !document) return;
    this.asked += 1;
    const number = this.asked;
    let page: Page;
    try {
      const uri = client.code2ProtocolConverter.asUri(document.uri);
      const position = client.code2ProtocolConverter.asPosition(this.position);
      const params = { command: "waml.preview", arguments: [uri, position, this.kind] };
      page = await client.sendRequest<Page>("workspace/executeCommand", params);
    } catch (error) {
      page = { html: sentence(error instanceof Error ? error.message : String(error)), name: "waml" };
    }
    if (!this.panel || number !== this.asked) return;
    this.panel.title = page.name;
    this.panel.webview.html = isClosed(page.html) ? page.html : sentence(whyNot());
  }
}
