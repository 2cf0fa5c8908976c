/** The languages that the program speaks. Knows nothing of an editor. */

/** The language for a locale as editors write it, as the program's `--lang` takes it. */
export function language(locale: string): "en" | "zh" {
  return /^zh(-(cn|sg|hans\b.*))?$/i.test(locale) ? "zh" : "en";
}
