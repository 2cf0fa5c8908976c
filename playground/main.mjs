// The page: a text on the left, what is wrong with it and what comes of it on the right.

import EXAMPLES from "examples";
import { compile, init, preview } from "waml";
import { editor } from "./editor.mjs";
import { fragment, linked } from "./link.mjs";
import { places } from "./places.mjs";
import { WORDS } from "./words.mjs";

/** Longer texts are judged once nobody has typed for a moment. */
const LONG = 100_000;
const PAUSE = 250;
/** Statuses are spoken once nobody has typed for a moment. */
const SPOKEN = 700;
/** Examples, in the order in which they are offered. */
const NAMES = ["broken", ...Object.keys(EXAMPLES.en).filter((name) => name !== "broken")];

const by = (id) => document.getElementById(id);
const [example, shape, language, to, status, fault] = ["example", "shape", "language", "to", "status", "fault"].map(by);
let write;
let words = WORDS.en;
let waiting;
let speaking;

start().catch((error) => tell(error.message));

async function start() {
  speak(spoken());
  write = editor(by("editor"), words.message, changed);
  listen();
  await init();
  if (open(location.hash)) return;
  load("broken");
  if (linked(location.hash) === null) tell(words.unlink);
}

/** The language of the browser, if it is one of ours. */
function spoken() {
  const [first = "en"] = navigator.languages ?? [];
  return /^zh(?!.*-(?:tw|hk|mo|hant))/iu.test(first) ? "zh" : "en";
}

function listen() {
  example.addEventListener("change", () => load(example.value));
  shape.addEventListener("change", judge);
  to.addEventListener("input", judge);
  language.addEventListener("change", () => {
    const untouched = example.value !== "" && write.text() === EXAMPLES[document.documentElement.lang][example.value];
    speak(language.value);
    write.name(words.message);
    if (untouched) load(example.value);
    else judge();
  });
  by("share").addEventListener("click", share);
  addEventListener("hashchange", () => open(location.hash));
  for (const button of document.querySelectorAll("[data-copy]")) {
    button.addEventListener("click", () => copy(by(button.dataset.copy).textContent, words.copied, by(button.dataset.copy)));
  }
  const tabs = [...document.querySelectorAll("[role=tab]")];
  for (const [at, tab] of tabs.entries()) {
    tab.addEventListener("click", () => choose(tabs, tab));
    tab.addEventListener("keydown", (event) => {
      const next = { ArrowRight: at + 1, ArrowLeft: at - 1, Home: 0, End: -1 }[event.key];
      if (next === undefined || event.altKey || event.ctrlKey || event.metaKey) return;
      event.preventDefault();
      const chosen = tabs.at(next % tabs.length);
      choose(tabs, chosen);
      chosen.focus();
    });
  }
}

function choose(tabs, chosen) {
  for (const tab of tabs) {
    const isChosen = tab === chosen;
    tab.setAttribute("aria-selected", isChosen);
    tab.tabIndex = isChosen ? 0 : -1;
    by(tab.getAttribute("aria-controls")).hidden = !isChosen;
  }
}

/** Puts all words of the page into a language. */
function speak(code) {
  words = WORDS[code];
  document.documentElement.lang = code;
  document.title = `waml ${words.title}`;
  language.value = code;
  for (const element of document.querySelectorAll("[data-say]")) element.textContent = words[element.dataset.say];
  by("phone").title = words.frame;
  const chosen = example.value || "broken";
  example.replaceChildren(...NAMES.map((name) => new Option(words.examples[name], name)));
  example.value = chosen;
}

function load(name) {
  example.value = name;
  shape.value = name === "payload" ? "payload" : "definition";
  write.put(EXAMPLES[language.value][name]);
  judge();
}

/** Opens what a link holds, if it is one. */
function open(hash) {
  const found = linked(hash);
  if (found === undefined) return false;
  if (found === null) {
    tell(words.unlink);
    return false;
  }
  shape.value = found.shape;
  write.put(found.text);
  judge();
  return true;
}

function changed(text) {
  clearTimeout(waiting);
  if (text.length > LONG) waiting = setTimeout(judge, PAUSE);
  else judge();
}

/** Judges the text, and shows what is to be said of it. */
function judge() {
  clearTimeout(waiting);
  const text = write.text();
  const options = { shape: shape.value, lang: language.value };
  try {
    const { preview: page, report } = preview(text, options);
    tell("");
    show(page);
    list(report, text);
    send(text, options, report);
  } catch (error) {
    tell(error.message);
  }
}

/** What the frame shows otherwise than the page that a preview is: the message and its lengths only. */
const ALONE = `
  section { border: 0; margin: 0; padding-block: 16px; }
  section:only-child > header { position: absolute; clip-path: inset(50%); }
  .top { padding-block: 16px 0; }`;

/** The page of the preview, as a frame that runs nothing. Later ones take the place of what it holds. */
function show(page) {
  const frame = by("phone");
  const drawn = new DOMParser().parseFromString(page, "text/html");
  const inside = frame.contentDocument;
  if (drawn.querySelectorAll("section").length < 2) drawn.querySelector("header.top")?.remove();
  drawn.querySelector("footer.page")?.remove();
  if (inside?.querySelector("main") == null) {
    frame.onload = () => frame.contentDocument.adoptedStyleSheets.push(styled(frame.contentWindow));
    frame.srcdoc = `<!doctype html>${drawn.documentElement.outerHTML}`;
    return;
  }
  inside.documentElement.lang = drawn.documentElement.lang;
  inside.body.replaceChildren(...inside.importNode(drawn.body, true).childNodes);
}

function styled({ CSSStyleSheet }) {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(ALONE);
  return sheet;
}

function list(report, text) {
  const { errors, warnings } = report.summary;
  const { findings = [], omitted = 0 } = report.files[0] ?? {};
  const place = places(text);
  by("findings").replaceChildren(...findings.map((finding) => item(finding, place)));
  write.mark(findings.map((finding) => diagnostic(finding, place)));
  const told = words.counts(errors, warnings, omitted) || words.right;
  clearTimeout(speaking);
  speaking = setTimeout(() => (status.textContent = told), status.textContent === "" ? 0 : SPOKEN);
  by("findings").dataset.counted = told;
}

function range({ start, end }, place) {
  const from = place(start?.offset ?? 0);
  return [from, Math.max(from, place(end?.offset ?? 0))];
}

function item(finding, place) {
  const { severity, code, message, label, help, start, fix } = finding;
  const element = make("li", { className: severity });
  const go = make("button", { type: "button", className: "go", textContent: message });
  go.addEventListener("click", () => write.go(...range(finding, place)));
  const where = start === undefined ? code : `${code} · ${words.at(start.line, start.column)}`;
  element.append(go, make("p", { className: "code", textContent: where }));
  for (const said of [label, help]) if (said) element.append(make("p", { textContent: said }));
  if (fix !== null) {
    const mend = make("button", { type: "button", textContent: words.fix + fix.title });
    mend.addEventListener("click", () => {
      write.change(changes(fix, place));
      write.view.focus();
    });
    const acts = make("div", { className: "acts" });
    acts.append(mend);
    element.append(acts);
  }
  return element;
}

function changes(fix, place) {
  return fix.edits.map((edit) => {
    const [from, to] = range(edit, place);
    return { from, to, insert: edit.text };
  });
}

function diagnostic(finding, place) {
  const [from, to] = range(finding, place);
  const { severity, message, help, code, fix } = finding;
  const actions = fix === null ? [] : [{ name: words.fix + fix.title, apply: () => write.change(changes(fix, place)) }];
  return { from, to, severity, message: help === null ? message : `${message}\n${help}`, source: code, actions };
}

/** The payload and the command that sends it; where there is none, why. */
function send(text, options, report) {
  const [payload, curl] = [by("payload"), by("curl")];
  const recipient = options.shape === "definition" && to.value !== "" ? { to: to.value } : {};
  by("recipient-label").hidden = options.shape !== "definition";
  try {
    const made = report.summary.errors > 0 ? { ok: false, report } : compile(text, { ...options, ...recipient, curl: true });
    if (made.ok) {
      payload.textContent = made.messages.map((message) => JSON.stringify(message.payload, null, 2)).join("\n");
      curl.textContent = made.messages.map((message) => message.curl).join("\n\n");
      return;
    }
    const first = made.report.files[0]?.findings[0];
    payload.textContent = curl.textContent = first?.message ?? "";
  } catch (error) {
    payload.textContent = curl.textContent = error.message;
  }
}

function share() {
  const held = fragment(write.text(), shape.value);
  if (held === null) return tell(words.unheld);
  history.replaceState(null, "", held);
  copy(location.href, words.linked);
}

async function copy(text, done, element) {
  try {
    await navigator.clipboard.writeText(text);
    status.textContent = done;
  } catch {
    if (element !== undefined) getSelection().selectAllChildren(element);
    status.textContent = element === undefined ? words.linked : words.uncopied;
  }
}

function make(name, properties) {
  return Object.assign(document.createElement(name), properties);
}

function tell(message) {
  fault.textContent = message;
  fault.hidden = message === "";
}

