// bench.mjs WORK [NATIVE]: the table of docs/performance.md about the package that `build` has put into WORK. Counts the
// time of the processor, the best of many turns; NATIVE is the program beside which the start is timed.

import { readFileSync, readdirSync } from "node:fs";
import { createRequire } from "node:module";
import { spawnSync } from "node:child_process";
import { join, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { gzipSync } from "node:zlib";

const [work, native] = process.argv.slice(2).map((path) => resolve(path));
const root = resolve(import.meta.dirname, "../..");
const require = createRequire(join(work, "package.json"));
const packed = join(work, "package");
const { gate, init } = await import(pathToFileURL(join(packed, "node.mjs")));
await init();

const payloads = readdirSync(join(root, "fixtures/documented"))
  .filter((file) => file.endsWith(".json") && file !== "not-json")
  .map((file) => [file.replace(".json", ""), { to: "85290000001", ...JSON.parse(readFileSync(join(root, "fixtures/documented", file), "utf8")) }])
  .filter(([, payload]) => gate(payload).ok);
const one = payloads.find(([name]) => name.startsWith("2.3-list"))[1];

/** Microseconds of the processor that a call takes. */
function cost(call, turns = 40, calls = 4000) {
  let best = Infinity;
  for (let turn = 0; turn < turns; turn += 1) {
    const begun = process.cpuUsage().user;
    for (let at = 0; at < calls; at += 1) call();
    best = Math.min(best, (process.cpuUsage().user - begun) / calls);
  }
  return best;
}

function validators() {
  const Ajv = require("ajv/dist/2020").default;
  const schema = JSON.parse(readFileSync(join(root, "schemas/payload.schema.json"), "utf8"));
  return { ajv: new Ajv({ strict: false, unicodeRegExp: true }).compile(schema), zod: zodMessage(require("zod").z) };
}

/** All kinds with their limits, as a team would write them: less than the others know. */
function zodMessage(z) {
  const visible = (most) => z.string().min(1).max(most).regex(/\S/u);
  const link = (...endings) => z.object({ link: z.url({ protocol: /^https?$/u }).refine((text) => endings.some((ending) => text.split(/[?#]/u)[0].endsWith(ending))) });
  const image = link(".jpg", ".jpeg", ".png");
  const video = link(".mp4", ".3gp");
  const document = link(".pdf", ".txt", ".doc", ".docx", ".xls", ".xlsx", ".ppt", ".pptx");
  const text = (most) => z.strictObject({ text: visible(most) });
  const header = z.discriminatedUnion("type", [
    z.strictObject({ type: z.literal("text"), text: visible(60) }),
    z.strictObject({ type: z.literal("image"), image }),
    z.strictObject({ type: z.literal("video"), video }),
    z.strictObject({ type: z.literal("document"), document }),
  ]);
  const distinct = (list, of) => new Set(list.map(of)).size === list.length;
  const row = z.strictObject({ id: visible(200), title: visible(24), description: visible(72).optional() });
  const section = z.strictObject({ title: visible(24).optional(), rows: z.array(row).min(1).max(10) });
  const sections = z.array(section).min(1).max(10).refine((all) => {
    const rows = all.flatMap((one) => one.rows);
    return rows.length <= 10 && distinct(rows, ({ id }) => id) && (all.length === 1 || all.every((one) => one.title));
  });
  const reply = (most) => z.strictObject({ type: z.enum(["reply", "quick_reply"]), reply: z.strictObject({ id: visible(256), title: visible(most) }) });
  const url = z.strictObject({ name: z.literal("cta_url"), parameters: z.strictObject({ display_text: visible(20), url: z.url() }) });
  const parts = { header: header.optional(), body: text(1024), footer: text(60).optional() };
  const interactive = z.discriminatedUnion("type", [
    z.strictObject({ ...parts, type: z.literal("list"), body: text(4096), action: z.strictObject({ button: visible(20), sections }) }),
    z.strictObject({ ...parts, type: z.literal("cta_url"), action: url }),
    z.strictObject({ ...parts, type: z.literal("button"), action: z.strictObject({ buttons: z.array(reply(20)).min(1).max(3).refine((all) => distinct(all, (one) => one.reply.id)) }) }),
    z.object({ type: z.literal("carousel"), body: text(1024), action: z.object({ cards: z.array(z.object({ card_index: z.int() })).min(2).max(10) }) }),
  ]);
  const kinds = { text: visible(4096), image, video, document, audio: link(".mp3", ".aac", ".amr", ".m4a", ".ogg"), template: z.object({ name: visible(512) }), interactive };
  const to = z.string().regex(/^[1-9][0-9]{6,14}$/u);
  const message = z.discriminatedUnion("type", Object.entries(kinds).map(([kind, of]) => z.strictObject({ to, type: z.literal(kind), [kind]: of })));
  return (value) => message.safeParse(value).success;
}

function table(title, rows) {
  console.log(`\n${title}\n`);
  for (const [name, ...values] of rows) console.log(`| ${[name, ...values].join(" | ")} |`);
}

function gates() {
  const text = JSON.stringify(one);
  const bytes = new TextEncoder().encode(text);
  const { ajv, zod } = validators();
  for (const passes of [ajv(one), zod(one), gate(text).ok, gate(bytes).ok]) if (!passes) throw new Error("a validator refuses the payload");
  const decoder = new TextDecoder();
  const costs = {
    "`JSON.parse` alone": cost(() => JSON.parse(text)),
    "`JSON.parse` + ajv": cost(() => ajv(JSON.parse(text))),
    "`JSON.parse` + zod": cost(() => zod(JSON.parse(text))),
    "`gate`, from a string": cost(() => gate(text)),
    "`gate`, from bytes": cost(() => gate(bytes)),
    "bytes decoded, `JSON.parse` + ajv": cost(() => ajv(JSON.parse(decoder.decode(bytes)))),
    "`gate`, from an object": cost(() => gate(one)),
  };
  const own = costs["`gate`, from bytes"];
  const rows = Object.entries(costs).map(([name, value]) => [name, value.toFixed(2), `${(value / own).toFixed(1)}x`]);
  table(`One payload, a list of ${bytes.length} bytes: microseconds, and times the gate from bytes`, rows);
}

/** A million payloads of all kinds, of which each thousandth has no recipient that anybody could send to. */
function million() {
  const right = payloads.map(([, payload]) => new TextEncoder().encode(JSON.stringify(payload)));
  const wrong = payloads.map(([, payload]) => new TextEncoder().encode(JSON.stringify({ ...payload, to: "+852 9000 0001" })));
  const begun = process.cpuUsage().user;
  let found = 0;
  for (let at = 0; at < 1_000_000; at += 1) {
    const bytes = at % 1000 === 999 ? wrong[at % wrong.length] : right[at % right.length];
    if (!gate(bytes).ok) found += 1;
  }
  const seconds = (process.cpuUsage().user - begun) / 1e6;
  if (found !== 1000) throw new Error(`${found} were found`);
  table("A million payloads of all documented kinds, one in a thousand wrong", [["found", found], ["seconds", seconds.toFixed(2)], ["a second", Math.round(1e6 / seconds)]]);
}

function sizes() {
  const module = readFileSync(join(packed, "waml.wasm"));
  const all = readdirSync(packed).reduce((sum, file) => sum + readFileSync(join(packed, file)).length, 0);
  table("Bytes", [["waml.wasm", module.length], ["waml.wasm gzipped", gzipSync(module, { level: 9 }).length], ["the package, unpacked", all]]);
}

/** Milliseconds from start to end, the best of many. */
function started(program, words) {
  let best = Infinity;
  for (let turn = 0; turn < 30; turn += 1) {
    const begun = process.hrtime.bigint();
    spawnSync(program, words, { cwd: root });
    best = Math.min(best, Number(process.hrtime.bigint() - begun) / 1e6);
  }
  return best.toFixed(0);
}

function starts() {
  const check = ["check", "--isolated", "fixtures/example-broken"];
  const rows = [
    ["`node` alone", started(process.execPath, ["-e", "0"])],
    ["`waml check` of the package, one file", started(process.execPath, [join(packed, "cli.mjs"), ...check])],
  ];
  if (native !== undefined) rows.push(["the native program, the same", started(native, check)]);
  table("From start to end: milliseconds", rows);
}

/** The page of the playground, from the start of its loading to its first findings, and from a key to the new ones. */
async function page() {
  const { chromium } = require("playwright-core");
  const { serve } = await import("./tests/serve.mjs");
  const host = await serve(join(work, "site"));
  const browser = await chromium.launch({ executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium", args: ["--no-sandbox"] });
  const [loads, keys, frames] = [[], [], []];
  for (let turn = 0; turn < 10; turn += 1) {
    const opened = await (await browser.newContext()).newPage();
    await opened.addInitScript(watch);
    await opened.goto(host.address);
    await opened.waitForFunction(() => globalThis.told.length > 0);
    loads.push(await opened.evaluate(() => globalThis.told[0]));
    if (turn > 0) continue;
    await opened.getByRole("textbox", { name: "Message" }).click();
    for (let key = 0; key < 60; key += 1) {
      await opened.evaluate(() => Object.assign(globalThis, { told: [], painted: undefined }));
      await opened.keyboard.press("x");
      await opened.waitForFunction(() => globalThis.painted !== undefined);
      const [pressed, told, painted] = await opened.evaluate(() => [globalThis.pressed, globalThis.told[0], globalThis.painted]);
      keys.push(told - pressed);
      frames.push(painted - pressed);
    }
  }
  await browser.close();
  host.close();
  table("The playground in Chromium: milliseconds, the least and the median", [
    ["from the start of loading to the first findings, 10 times", ...told(loads)],
    ["from a key to the new findings and the new picture, 60 times", ...told(keys)],
    ["from a key to the frame that shows them", ...told(frames)],
  ]);
}

/** Notes in the page when findings come, when a key is pressed, and when what came of it is painted. */
function watch() {
  globalThis.told = [];
  addEventListener("keydown", () => (globalThis.pressed = performance.now()), true);
  addEventListener("DOMContentLoaded", () => {
    new MutationObserver(() => {
      globalThis.told.push(performance.now());
      requestAnimationFrame(() => setTimeout(() => (globalThis.painted = performance.now())));
    }).observe(document.getElementById("findings"), { attributes: true });
  });
}

function told(times) {
  const sorted = [...times].sort((one, other) => one - other);
  return [sorted[0], sorted[sorted.length >> 1]].map((time) => time.toFixed(1));
}

gates();
million();
sizes();
starts();
await page();
