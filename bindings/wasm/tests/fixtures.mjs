// Where things are, as `run` tells it.

import { readdirSync } from "node:fs";
import { join } from "node:path";

/** The checkout. */
export const root = process.env.WAML_ROOT;

/** The native program. */
export const native = process.env.WAML_NATIVE;

/** All texts among the fixtures, by their paths in the checkout. */
export function fixtures() {
  const all = readdirSync(join(root, "fixtures"), { recursive: true, withFileTypes: true });
  const files = all.filter((entry) => entry.isFile() && /\.(?:ya?ml|json|txt)$/u.test(entry.name));
  const paths = files.map((entry) => join(entry.parentPath, entry.name).slice(root.length + 1));
  return paths.filter((path) => !path.startsWith("fixtures/media")).sort();
}
