// The editor, in a shadow root: there its styles are no inline styles, which the page's policy forbids.

import { defaultKeymap, history, historyKeymap } from "@codemirror/commands";
import { yaml } from "@codemirror/lang-yaml";
import { HighlightStyle, bracketMatching, indentOnInput, indentUnit, syntaxHighlighting } from "@codemirror/language";
import { lintGutter, lintKeymap, setDiagnostics } from "@codemirror/lint";
import { EditorState } from "@codemirror/state";
import { EditorView, drawSelection, highlightActiveLine, keymap, lineNumbers } from "@codemirror/view";
import { tags } from "@lezer/highlight";

const LOOK = EditorView.theme({
  "&": { height: "100%", minHeight: "inherit", backgroundColor: "var(--panel)", color: "var(--ink)", fontSize: "14px" },
  "&.cm-focused": { outline: "2px solid var(--accent)", outlineOffset: "-2px", borderRadius: "10px" },
  ".cm-scroller": { fontFamily: "var(--mono)", lineHeight: "1.6" },
  ".cm-content": { caretColor: "var(--ink)", paddingBlock: "12px" },
  ".cm-cursor": { borderLeftColor: "var(--ink)" },
  ".cm-gutters": { backgroundColor: "var(--panel)", color: "var(--soft)", borderRight: "1px solid var(--line)" },
  ".cm-activeLine, .cm-activeLineGutter": { backgroundColor: "color-mix(in srgb, var(--accent) 7%, transparent)" },
  "&.cm-focused > .cm-scroller > .cm-selectionLayer .cm-selectionBackground, .cm-selectionBackground": {
    backgroundColor: "color-mix(in srgb, var(--accent) 28%, transparent)",
  },
  ".cm-tooltip": { backgroundColor: "var(--panel)", color: "var(--ink)", border: "1px solid var(--line)" },
  ".cm-panels": { backgroundColor: "var(--panel)", color: "var(--ink)" },
});

const COLORS = HighlightStyle.define([
  { tag: [tags.propertyName, tags.definition(tags.propertyName)], color: "var(--accent)" },
  { tag: [tags.string, tags.special(tags.string)], color: "var(--ink)" },
  { tag: [tags.comment, tags.lineComment], color: "var(--soft)", fontStyle: "italic" },
  { tag: [tags.number, tags.bool, tags.keyword], color: "var(--warn)" },
  { tag: [tags.meta, tags.separator, tags.punctuation], color: "var(--soft)" },
]);

/** An editor in an element; `changed` is called with each new text. */
export function editor(parent, label, changed) {
  const root = parent.attachShadow({ mode: "open", delegatesFocus: true });
  const inside = root.appendChild(document.createElement("div"));
  Object.assign(inside.style, { flex: "1", minWidth: "0" });
  const named = { "aria-label": label, "aria-multiline": "true" };
  const extensions = [
    lineNumbers(), history(), drawSelection(), highlightActiveLine(), indentOnInput(), bracketMatching(), lintGutter(),
    EditorView.lineWrapping, EditorState.tabSize.of(2), indentUnit.of("  "), yaml(), LOOK, syntaxHighlighting(COLORS),
    EditorView.contentAttributes.of(() => named),
    keymap.of([...defaultKeymap, ...historyKeymap, ...lintKeymap]),
    EditorView.updateListener.of((update) => update.docChanged && changed(update.state.doc.toString())),
  ];
  const view = new EditorView({ root, parent: inside, state: EditorState.create({ extensions }) });
  return {
    view,
    name(label) {
      named["aria-label"] = label;
      view.contentDOM.setAttribute("aria-label", label);
    },
    text: () => view.state.doc.toString(),
    put: (text) => view.dispatch({ changes: { from: 0, to: view.state.doc.length, insert: text }, selection: { anchor: 0 } }),
    change: (changes) => view.dispatch({ changes, userEvent: "input.fix" }),
    mark: (diagnostics) => view.dispatch(setDiagnostics(view.state, diagnostics)),
    go(from, to) {
      view.dispatch({ selection: { anchor: from, head: to }, scrollIntoView: true });
      view.focus();
    },
  };
}
