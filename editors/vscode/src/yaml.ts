/** The YAML extension beside ours: it keeps the keys, and does not find again what is found already. */

import { execFile } from "node:child_process";
import { promisify } from "node:util";
import * as vscode from "vscode";
import { isYaml } from "./files";

const EXTENSION = "redhat.vscode-yaml";
const NEVER = "waml.validatesTwice";
const SCHEME = "waml";
const SCHEMA = `${SCHEME}://schema/definition`;

/** The part of the YAML extension that others may use. */
interface Api {
  registerContributor(
    scheme: string,
    schemaOf: (resource: string) => string | undefined,
    contentOf: (schema: string) => string,
  ): boolean;
}

/** Whether the YAML extension is there. */
export function runs(): boolean {
  return vscode.extensions.getExtension(EXTENSION) !== undefined;
}

function validates(uri: vscode.Uri): boolean {
  return vscode.workspace.getConfiguration("yaml", uri).get("validate", true);
}

let offered = false;
let content = "";

/** Gives the YAML extension the schema of the program, for files in which it does not find what is found already. */
export async function offerSchema(program: string, language: string): Promise<void> {
  const extension = vscode.extensions.getExtension<Api>(EXTENSION);
  if (!extension) return;
  content = (await promisify(execFile)(program, ["schema", "definition", "--lang", language], { maxBuffer: 1 << 25 })).stdout;
  if (offered) return;
  const api = await extension.activate();
  const schemaOf = (resource: string) => {
    const uri = vscode.Uri.parse(resource);
    return isYaml(uri.path) && !validates(uri) ? SCHEMA : undefined;
  };
  offered = api.registerContributor(SCHEME, schemaOf, () => content);
}

/** Asks once in a workspace whether the YAML extension shall stop to validate in it. */
export async function askToStop(document: vscode.TextDocument, memory: vscode.Memento): Promise<void> {
  const isOpen = vscode.workspace.getWorkspaceFolder(document.uri) !== undefined;
  if (!isOpen || !runs() || !isYaml(document.fileName) || !validates(document.uri) || memory.get(NEVER, false)) return;
  await memory.update(NEVER, true);
  const question = vscode.l10n.t(
    "The YAML extension checks messages too, so that findings come twice. Turn its validation off for the YAML files of this workspace?",
  );
  const yes = vscode.l10n.t("Turn Off");
  if ((await vscode.window.showInformationMessage(question, yes, vscode.l10n.t("Leave It On"))) === yes) {
    await vscode.workspace.getConfiguration("yaml").update("validate", false, vscode.ConfigurationTarget.Workspace);
  }
}
