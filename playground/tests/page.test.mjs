// The page in Chromium, as somebody uses it: with a mouse, a keyboard, a screen reader.

import assert from "node:assert/strict";
import { cpSync, mkdtempSync, readFileSync, readdirSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { chromium } from "playwright-core";
import { serve } from "./serve.mjs";

const { WAML_SITE, WAML_EXAMPLES, WAML_SCHEMA } = process.env;
const AXE = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
let browser;
let host;

before(async () => {
  // In a folder of a host, and not at its root.
  const folder = mkdtempSync(join(tmpdir(), "waml-site-"));
  cpSync(WAML_SITE, join(folder, "some", "where"), { recursive: true });
  host = await serve(folder);
  browser = await chromium.launch({ executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium", args: ["--no-sandbox"] });
});

after(async () => {
  await browser?.close();
  host?.close();
});

/** The page, with all that it asked for and all that its policy forbade it. */
async function opened(fragment = "", options = {}, script = undefined) {
  const context = await browser.newContext({ permissions: ["clipboard-read", "clipboard-write"], ...options });
  const page = await context.newPage();
  page.setDefaultTimeout(60_000);
  const faults = [];
  page.on("request", (request) => {
    const address = request.url();
    if (!address.startsWith(host.address) && !/^(?:data:,|about:srcdoc)/u.test(address)) faults.push(`asks ${address}`);
  });
  page.on("pageerror", (error) => faults.push(error.message));
  page.on("console", (message) => {
    // Where a text takes the place of another, Chromium's own editing tries to keep its look with a style, in vain.
    if (message.type() === "error" && !message.text().startsWith("Applying inline style")) faults.push(message.text());
  });
  if (script !== undefined) await page.addInitScript(script);
  await page.goto(`${host.address}some/where/${fragment}`);
  await page.waitForFunction(() => document.getElementById("findings").dataset.counted !== undefined || !document.getElementById("fault").hidden);
  return { page, faults, context };
}

const codes = (page) => page.locator("#findings .code").allTextContents();
const counted = (page) => page.locator("#findings").getAttribute("data-counted");
const phone = (page) => page.frameLocator("#phone").locator("main");
const area = (page) => page.getByRole("textbox", { name: /^(?:Message|消息)$/u });

/** Writes a text in the place of what is there. */
async function write(page, text) {
  await area(page).focus();
  await page.keyboard.press("ControlOrMeta+a");
  await page.keyboard.insertText(text);
}

function names() {
  return readdirSync(join(WAML_EXAMPLES, "en")).map((file) => file.split(".")[0]);
}

test("every kind is an example, in both languages", async () => {
  const schema = JSON.parse(readFileSync(WAML_SCHEMA, "utf8"));
  const kinds = [...new Set(JSON.stringify(schema).match(/"required":\["(?:text|image|video|audio|document|cta_url|list|button|carousel|template)"\]/gu))]
    .map((text) => JSON.parse(`{${text}}`).required[0]);
  assert.equal(kinds.length, 10);
  for (const kind of kinds) assert.ok(names().includes(kind), kind);
  assert.deepEqual(readdirSync(join(WAML_EXAMPLES, "zh")), readdirSync(join(WAML_EXAMPLES, "en")));
});

test("each example is shown, and only those with mistakes have errors", async () => {
  const { page, faults } = await opened();
  const offered = await page.locator("#example option").evaluateAll((options) => options.map((option) => option.value));
  assert.deepEqual([...offered].sort(), names().sort());
  for (const language of ["en", "zh"]) {
    await page.getByLabel(/Language|语言/u).selectOption(language);
    for (const name of offered) {
      await page.getByLabel(/Example|示例/u).selectOption(name);
      await phone(page).locator(".bubble, .nothing").first().waitFor();
      const wrong = ["broken", "payload"].includes(name);
      assert.equal(/error|错误/u.test(await counted(page)), wrong, `${language} ${name}: ${await counted(page)}`);
      const payload = await page.locator("#payload").textContent();
      assert.equal(payload.startsWith("{"), !wrong && name !== "parameters", `${language} ${name}: ${payload}`);
    }
  }
  assert.deepEqual(faults, []);
});

test("the policy lets the page do nothing else", async () => {
  const { page } = await opened();
  const policy = await page.locator("meta[http-equiv]").getAttribute("content");
  assert.match(policy, /^default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self' 'sha256-[\w+/=]+'; connect-src 'self';/u);
  assert.doesNotMatch(policy, /unsafe-inline|'unsafe-eval'|\*|https?:/u);
  const blocked = await page.evaluate(async () => {
    const told = [];
    document.addEventListener("securitypolicyviolation", (event) => told.push(event.effectiveDirective));
    await fetch("https://example.com/").catch(() => undefined);
    document.body.append(Object.assign(new Image(), { src: "https://example.com/x.png" }));
    document.body.append(Object.assign(document.createElement("script"), { textContent: "window.ran = true" }));
    document.body.append(Object.assign(document.createElement("iframe"), { src: "https://example.com/" }));
    await new Promise((resolve) => setTimeout(resolve, 500));
    return [told.sort(), window.ran];
  });
  assert.deepEqual(blocked, [["connect-src", "frame-src", "img-src", "script-src-elem"], undefined]);
});

test("a link in a message leads nowhere from here", async () => {
  const { page, faults } = await opened();
  await write(page, "text: Look at https://example.com/fern\n");
  await phone(page).getByRole("link").first().click();
  await page.waitForTimeout(300);
  assert.equal(faults.filter((fault) => fault.startsWith("asks")).length, 0, faults.join("\n"));
  assert.ok(page.url().startsWith(host.address));
});

test("typing is answered, and a fix is made at a click", async () => {
  const { page, faults } = await opened();
  await write(page, "button:\n  body: 🪴 字\n  fotter: Fern\n  replies: [{id: a, title: A}]\n");
  assert.deepEqual((await codes(page)).map((code) => code.split(" ")[0]), ["shape/unknown-key"]);
  await page.getByRole("button", { name: /^Fix: / }).click();
  assert.deepEqual(await codes(page), []);
  await page.getByText("Nothing is wrong.").waitFor();
  assert.match(await phone(page).textContent(), /Fern/u);
  assert.match(await page.locator("#payload").textContent(), /"footer": \{\s+"text": "Fern"/u);
  assert.deepEqual(faults, []);
});

test("all of it by keyboard", async () => {
  const { page } = await opened();
  await area(page).focus();
  await page.keyboard.press("F8");
  await page.keyboard.press("F8");
  await page.getByLabel("Example").focus();
  const seen = [];
  for (let turn = 0; turn < 14; turn += 1) {
    seen.push(await page.evaluate(() => document.activeElement.id || document.activeElement.className));
    if (seen.at(-1) === "editor") {
      await page.keyboard.press("Escape");
    }
    await page.keyboard.press("Tab");
  }
  for (const place of ["example", "shape", "language", "share", "editor", "go", "tab-phone"]) assert.ok(seen.includes(place), `${place}: ${seen}`);
  await page.getByRole("tab", { name: "On the phone" }).focus();
  await page.keyboard.press("ArrowRight");
  assert.equal(await page.evaluate(() => document.activeElement.id), "tab-payload");
  assert.ok(await page.getByRole("tabpanel", { name: "Payload" }).isVisible());
  await page.keyboard.press("End");
  assert.ok(await page.getByRole("tabpanel", { name: "curl" }).isVisible());
  await page.keyboard.press("ArrowRight");
  assert.equal(await page.evaluate(() => document.activeElement.id), "tab-phone");
  await page.locator("#findings .go").nth(1).focus();
  await page.keyboard.press("Enter");
  await page.keyboard.insertText("footer");
  assert.equal((await codes(page)).length, 2);
});

test("a screen reader hears what changed", async () => {
  const { page } = await opened();
  const status = page.getByRole("status");
  await write(page, "text: ''\n");
  await page.waitForFunction(() => document.getElementById("status").textContent === "1 error");
  await write(page, "text: Hello!\n");
  await page.waitForFunction(() => document.getElementById("status").textContent === "Nothing is wrong.");
  assert.equal(await status.count(), 1);
  assert.equal(await page.locator("iframe").getAttribute("title"), "The message as a phone shows it");
});

for (const [name, options] of Object.entries({
  light: { colorScheme: "light" },
  dark: { colorScheme: "dark" },
  "a phone": { viewport: { width: 400, height: 800 } },
  Chinese: { locale: "zh-CN" },
})) {
  test(`names, roles and contrast: ${name}`, async () => {
    const { page } = await opened("", options);
    assert.equal(await page.locator("html").getAttribute("lang"), name === "Chinese" ? "zh" : "en");
    for (const tab of [0, 1, 2]) {
      await page.getByRole("tab").nth(tab).click();
      await page.evaluate(AXE);
      const found = await page.evaluate(async () => {
        const { violations } = await globalThis.axe.run(document, { iframes: false });
        return violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => `${node.html} ${node.any.map((any) => any.message)}`).join("; ")}`);
      });
      assert.deepEqual(found, []);
    }
    const wide = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
    assert.equal(wide, 0);
  });
}

test("a link brings the text to somebody else", async () => {
  const { page, context } = await opened();
  const text = "text: \"您好 🪴 <b>&\"\n";
  await write(page, text);
  await page.getByRole("button", { name: "Copy a link" }).click();
  await page.waitForFunction(() => location.hash !== "");
  const link = await page.evaluate(() => navigator.clipboard.readText());
  assert.equal(link, page.url());
  const other = await context.newPage();
  await other.goto(link);
  await other.waitForFunction(() => document.getElementById("findings").dataset.counted !== undefined);
  assert.match(await other.locator("#payload").textContent(), /您好 🪴 <b>&/u);
  await page.getByLabel("Example").selectOption("payload");
  await page.getByRole("button", { name: "Copy a link" }).click();
  await page.waitForFunction(() => location.hash.startsWith("#p="));
});

test("a link that holds nothing is told", async () => {
  for (const fragment of ["#d=%", "#d=_w", "#x=abc", "#d=////"]) {
    const { page, context } = await opened(fragment);
    assert.equal(await page.getByRole("alert").textContent(), "The link holds no message that can be read.", fragment);
    assert.notDeepEqual(await codes(page), [], fragment);
    await context.close();
  }
});

test("no link is made that would hold another text", async () => {
  const { page, context, faults } = await opened();
  await page.evaluate(() => {
    const clipboardData = new DataTransfer();
    clipboardData.setData("text/plain", "\ud83e");
    const paste = new ClipboardEvent("paste", { clipboardData, bubbles: true, cancelable: true });
    document.getElementById("editor").shadowRoot.querySelector(".cm-content").dispatchEvent(paste);
  });
  await page.waitForFunction(() => document.querySelector("#findings .code")?.textContent.startsWith("syntax/encoding"));
  await page.getByRole("button", { name: "Copy a link" }).click();
  await page.getByText("No link can hold this message").waitFor();
  assert.equal(await page.evaluate(() => location.hash), "");
  await write(page, "text: Hello!");
  await page.getByRole("button", { name: "Copy a link" }).click();
  await page.waitForFunction(() => location.hash !== "");
  assert.equal(await page.locator("#fault").isHidden(), true);
  assert.deepEqual(faults, []);
  await context.close();
});

test("a text comes out of a link as it went in, or does not go in", async () => {
  const { fragment, linked } = await import(process.env.WAML_LINK);
  for (const text of ["", "\ufefftext: a", "text: 🪴\r\n", "\0", "x".repeat(700_000)]) {
    assert.deepEqual(linked(fragment(text, "payload")), { text, shape: "payload" });
  }
  for (const text of ["a\ud83e", "\udeb4a", "x".repeat(1_000_001), "字".repeat(260_000)]) assert.equal(fragment(text, "definition"), null);
});

test("the payload and the command are copied", async () => {
  const { page } = await opened();
  await page.getByLabel("Example").selectOption("text");
  await page.getByRole("tab", { name: "Payload" }).click();
  await page.getByRole("tabpanel", { name: "Payload" }).getByRole("button", { name: "Copy" }).click();
  await page.getByText("Copied.").waitFor();
  assert.equal(JSON.parse(await page.evaluate(() => navigator.clipboard.readText())).to, "85290000001");
  await page.getByRole("tab", { name: "curl" }).click();
  await page.getByRole("tabpanel", { name: "curl" }).getByRole("button", { name: "Copy" }).click();
  await page.waitForFunction(async () => (await navigator.clipboard.readText()).startsWith("curl --request POST"));
  await page.getByLabel("To", { exact: true }).fill("+852");
  assert.doesNotMatch(await page.locator("#curl").textContent(), /^curl/u);
});

test("half a character, a long text, and no text at all", async () => {
  const { page, faults } = await opened();
  await write(page, "");
  await page.keyboard.press("Delete");
  assert.match((await codes(page))[0], /^syntax\/empty/u);
  await page.evaluate(() => navigator.clipboard.writeText("text: ok"));
  await write(page, `text: ${"字".repeat(60_000)}\n`);
  await page.waitForFunction(() => document.querySelector("#findings .code")?.textContent.startsWith("length/text-body"));
  assert.deepEqual(faults, []);
});

test("a browser without WebAssembly is told", async () => {
  const { page } = await opened("", {}, () => delete globalThis.WebAssembly);
  assert.match(await page.getByRole("alert").textContent(), /WebAssembly/u);
});
