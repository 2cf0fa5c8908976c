/** The language server, started once a file is opened that it is for. */

import { accessSync, constants, statSync } from "node:fs";
import os from "node:os";
import * as vscode from "vscode";
import { LanguageClient, type LanguageClientOptions } from "vscode-languageclient/node";
import { GLOBS, isOurs } from "./files";
import { language } from "./language";
import { find, type Found } from "./program";
import * as yaml from "./yaml";

function isProgram(file: string): boolean {
  try {
    accessSync(file, constants.X_OK);
    return statSync(file).isFile();
  } catch {
    return false;
  }
}

function search(): Found {
  const setting = vscode.workspace.getConfiguration("waml").get("path", "");
  return find(setting, { platform: process.platform, env: process.env, home: os.homedir(), isProgram });
}

/** The language that the settings want; empty where they leave it to the editor. */
function wanted(): string {
  return vscode.workspace.getConfiguration("waml").get("locale", "");
}

/** Why there is no program, and what to do. */
function why(found: Exclude<Found, { file: string }>): string {
  if (found === "nowhere") {
    return vscode.l10n.t(
      "The program waml is not on your path. Install it, or say where it is in the setting waml.path.",
    );
  }
  if ("relative" in found) {
    return vscode.l10n.t("The setting waml.path is {0}. A whole path is needed.", found.relative);
  }
  return vscode.l10n.t("The setting waml.path is {0}. No program is there.", found.missing);
}

async function complain(sentence: string): Promise<void> {
  const settings = vscode.l10n.t("Open Settings");
  if ((await vscode.window.showErrorMessage(sentence, settings)) === settings) {
    await vscode.commands.executeCommand("workbench.action.openSettings", "waml.path");
  }
}

function options(): LanguageClientOptions {
  const locale = wanted();
  return {
    documentSelector: GLOBS.map((pattern) => ({ scheme: "file", pattern })),
    initializationOptions: { ...(locale === "" ? {} : { locale }), standalone: !yaml.runs() },
  };
}

export class Server implements vscode.Disposable {
  private client: LanguageClient | undefined;
  /** Whether it was told why there is no server: once is enough, until something changes. */
  private told = false;
  /** One start or stop after the other. */
  private turn: Promise<void> = Promise.resolve();

  /** The running server, if there is one. */
  get running(): LanguageClient | undefined {
    return this.client;
  }

  /** Starts the server where a file is open that it is for, unless it runs. */
  wake(): Promise<void> {
    const wanted = vscode.workspace.textDocuments.some((document) => isOurs(document.fileName));
    return wanted ? this.queue(() => this.start()) : this.turn;
  }

  /** Ends the server, and starts it again as the settings are now. */
  restart(): Promise<void> {
    return this.queue(async () => {
      await this.stop();
      this.told = false;
      await this.start();
    });
  }

  dispose(): Promise<void> {
    return this.queue(() => this.stop());
  }

  private queue(step: () => Promise<void>): Promise<void> {
    this.turn = this.turn.then(step, step);
    return this.turn;
  }

  private async start(): Promise<void> {
    if (this.client || this.told) return;
    const found = search();
    if (found === "nowhere" || !("file" in found)) {
      this.complain(why(found));
      return;
    }
    const client = new LanguageClient("waml", "waml", { command: found.file, args: ["lsp"] }, options());
    try {
      await client.start();
      this.client = client;
    } catch (error) {
      this.complain(vscode.l10n.t("{0} does not serve: {1}", found.file, String(error)));
      return;
    }
    await yaml.offerSchema(found.file, language(wanted() || vscode.env.language));
  }

  private complain(sentence: string): void {
    this.told = true;
    void complain(sentence);
  }

  private async stop(): Promise<void> {
    const client = this.client;
    this.client = undefined;
    await client?.dispose();
  }
}
