/** What VS Code calls. */

import * as vscode from "vscode";
import { Preview, type Case } from "./preview";
import { Server } from "./server";
import * as yaml from "./yaml";

let server: Server | undefined;

export async function activate(context: vscode.ExtensionContext): Promise<void> {
  const started = new Server();
  server = started;
  const preview = new Preview(() => started.running);
  const show = (kind: Case) => async () => {
    await started.wake();
    const editor = vscode.window.activeTextEditor;
    if (editor) preview.show(editor, kind);
  };
  const opened = async (document: vscode.TextDocument) => {
    await started.wake();
    if (started.running) await yaml.askToStop(document, context.workspaceState);
  };
  context.subscriptions.push(
    preview,
    vscode.commands.registerCommand("waml.showPreview", show("examples")),
    vscode.commands.registerCommand("waml.showLongest", show("longest")),
    vscode.commands.registerCommand("waml.restart", () => started.restart()),
    vscode.workspace.onDidOpenTextDocument(opened),
    vscode.workspace.onDidChangeTextDocument(({ document }) => preview.changed(document)),
    vscode.window.onDidChangeTextEditorSelection(({ textEditor }) => preview.follow(textEditor)),
    vscode.window.onDidChangeActiveTextEditor((editor) => preview.follow(editor)),
    vscode.workspace.onDidChangeConfiguration(async (change) => {
      const matters = ["waml.path", "waml.locale"].some((setting) => change.affectsConfiguration(setting));
      if (matters) await started.restart();
    }),
  );
  for (const document of vscode.workspace.textDocuments) await opened(document);
}

export async function deactivate(): Promise<void> {
  await server?.dispose();
}
