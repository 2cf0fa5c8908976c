/** Finds the program. Knows nothing of an editor. */

import path from "node:path";

/** What a search depends on. */
export interface Machine {
  readonly platform: NodeJS.Platform;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly home: string;
  readonly isProgram: (file: string) => boolean;
}

export type Found =
  | { readonly file: string }
  /** The setting names no whole path. */
  | { readonly relative: string }
  /** The setting names a file that is none, or cannot be run. */
  | { readonly missing: string }
  | "nowhere";

/**
 * The program that the setting names, else the first one on the path. A whole path always: of a bare name, and of folders
 * that the path counts from the working one, the system makes files of the workspace.
 */
export function find(setting: string, machine: Machine): Found {
  const paths = machine.platform === "win32" ? path.win32 : path.posix;
  const wanted = setting.trim().replace(/^~(?=[\\/])/, machine.home);
  if (wanted !== "") {
    if (!paths.isAbsolute(wanted)) return { relative: wanted };
    return machine.isProgram(wanted) ? { file: wanted } : { missing: wanted };
  }
  const name = machine.platform === "win32" ? "waml.exe" : "waml";
  const folders = (machine.env["PATH"] ?? machine.env["Path"] ?? "").split(paths.delimiter);
  const files = folders.filter((folder) => paths.isAbsolute(folder)).map((folder) => paths.join(folder, name));
  const file = files.find(machine.isProgram);
  return file === undefined ? "nowhere" : { file };
}
