/** The files that are ours, by their names. Knows nothing of an editor. */

/** Globs of all that the server knows by name. */
export const GLOBS = ["**/*.waml.yaml", "**/*.waml.yml", "**/*.waml.json", "**/waml.toml"] as const;

/** Whether a file is one of those of {@link GLOBS}. */
export function isOurs(file: string): boolean {
  return holdsMessages(file) || /(^|[\\/])waml\.toml$/.test(file);
}

export function holdsMessages(file: string): boolean {
  return isYaml(file) || /[^\\/]\.waml\.json$/.test(file);
}

/** Whether the YAML server may look at it as well. */
export function isYaml(file: string): boolean {
  return /[^\\/]\.waml\.ya?ml$/.test(file);
}
