// The other side of `src/lib.rs`: writes requests into the module's memory, calls it, and reads what it answers.

import { WamlError, words } from "./error.mjs";
import { byteLength, isOf } from "./input.mjs";

/** Bytes of the longest text that is passed on. The module itself reads less, and says so in a report. */
const LONGEST = 64 << 20;

/** Room that is kept for the next request, in bytes. */
const KEPT = 1 << 20;

/** What became of a request, as `Outcome` in `src/lib.rs` has it. */
const RIGHT = 0;
const WRONG = 1;
const RESPELT = 3;

const encoder = new TextEncoder();
const decoder = new TextDecoder("utf-8", { ignoreBOM: true });

/** One instance of a compiled module, and the room in its memory. */
class Instance {
  #compiled;
  #bytes;
  #room = 0;
  #start = 0;
  #ended = false;
  exports;

  constructor(compiled) {
    this.#compiled = compiled;
    this.#begin();
  }

  #begin() {
    this.exports = new WebAssembly.Instance(this.#compiled, {}).exports;
    this.#bytes = new Uint8Array(this.exports.memory.buffer);
    this.#room = 0;
    this.#ended = false;
  }

  /** Writes a text behind so many bytes of the room, and gives back its length in bytes. Room that moves takes along what it holds. */
  write(text, behind) {
    if (typeof text !== "string") {
      const length = byteLength(text);
      this.#reserve(behind + bounded(length));
      this.#bytes.set(text, this.#start + behind);
      return length;
    }
    if (!isWellFormed(text)) return this.write(withSurrogates(text), behind);
    this.#reserve(behind + 3 * bounded(text.length));
    return encoder.encodeInto(text, this.#bytes.subarray(this.#start + behind)).written;
  }

  #reserve(bytes) {
    if (this.#ended || bytes > this.#room) {
      this.#start = this.call(() => this.exports.room(bytes)) >>> 0;
      this.#room = bytes;
    }
    this.#look();
  }

  /** Memory that has grown is seen only anew. */
  #look() {
    if (this.#bytes.length === 0) this.#bytes = new Uint8Array(this.exports.memory.buffer);
  }

  answer() {
    const start = this.exports.answer() >>> 0;
    this.#look();
    return decoder.decode(this.#bytes.subarray(start, start + (this.exports.length() >>> 0)));
  }

  /** Gives back what a long text has left. */
  tidy() {
    if (this.#room <= KEPT) return;
    this.exports.forget();
    this.#room = 0;
    this.#look();
  }

  /** Calls the module. One that has ended in the middle is never asked again: the next call begins with a new instance. */
  call(work) {
    try {
      if (this.#ended) this.#begin();
      return work();
    } catch (cause) {
      this.#ended = true;
      const message = `waml failed at this text, which is a bug of it or a lack of memory: ${words(cause)}`;
      throw new WamlError("internal", message, { cause });
    }
  }
}

/** The module, and the pass of its gate that was built for speed, where there is one. */
export class Module {
  #all;
  #fast;

  constructor({ all, fast }) {
    this.#all = new Instance(all);
    this.#fast = fast === undefined ? undefined : new Instance(fast);
  }

  /** Whether a payload may be sent: `true`, `false`, or the text in the spelling in which it may. */
  gate(payload) {
    if (this.#fast !== undefined) {
      const outcome = this.#outcome(this.#fast, payload);
      this.#fast.tidy();
      if (outcome === RIGHT || outcome === WRONG) return outcome === RIGHT;
    }
    const outcome = this.#outcome(this.#all, payload);
    const answer = outcome === RESPELT ? this.#all.answer() : outcome === RIGHT;
    this.#all.tidy();
    return answer;
  }

  #outcome(instance, payload) {
    const length = instance.write(payload, 0);
    return instance.call(() => instance.exports.gate(length));
  }

  /** The answer to a request, in JSON, about a text, and whether nothing is wrong with that. */
  ask(request, text) {
    const all = this.#all;
    const asked = all.write(request, 0);
    const length = all.write(text, asked);
    const outcome = all.call(() => all.exports.ask(asked, length));
    const answer = all.answer();
    all.tidy();
    if (outcome === RIGHT || outcome === WRONG) return { right: outcome === RIGHT, answer };
    const { code, message, help, report } = answer === "" ? { code: "internal" } : JSON.parse(answer);
    throw new WamlError(code, message ?? "the module has lost the request", { help, report });
  }
}

function bounded(length) {
  if (length <= LONGEST) return length;
  throw new WamlError("too-long", `the text is longer than ${LONGEST >> 20} MiB`, { help: "split it" });
}

function isWellFormed(text) {
  return text.isWellFormed?.() ?? !/\p{Surrogate}/u.test(text);
}

/**
 * The bytes of a text with halves of characters, each in three bytes that are no UTF-8: so the module says where the
 * first stands, rather than that another character takes its place in silence.
 */
function withSurrogates(text) {
  const parts = text.split(/(\p{Surrogate})/u).map((part, index) => {
    if (index % 2 === 0) return encoder.encode(part);
    const unit = part.charCodeAt(0);
    return Uint8Array.of(0xe0 | (unit >> 12), 0x80 | ((unit >> 6) & 0x3f), 0x80 | (unit & 0x3f));
  });
  const bytes = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    bytes.set(part, at);
    at += part.length;
  }
  return bytes;
}

/** The bytes of the fast gate, which lie in a section of the module. */
export function gateOf(all) {
  return WebAssembly.Module.customSections(all, "gate")[0];
}

/** Compiles what an address, an answer, bytes or a `WebAssembly.Module` bring. */
export async function compiled(source) {
  const all = await compiledAll(source);
  const bytes = gateOf(all);
  // Where nothing may be compiled but what came compiled, the module's own gate is there, which says the same.
  const fast = bytes === undefined ? undefined : await WebAssembly.compile(bytes).catch(() => undefined);
  return { all, fast };
}

async function compiledAll(source) {
  if (typeof WebAssembly !== "object") {
    throw new WamlError("no-webassembly", "this environment has no WebAssembly, which waml is made of");
  }
  let given;
  try {
    given = await source;
    if (given instanceof WebAssembly.Module) return ours(given);
    if (typeof given === "string" || (typeof URL === "function" && given instanceof URL)) given = await fetch(given);
    if (typeof Response === "function" && given instanceof Response) {
      if (!given.ok) throw new Error(`the server answered ${given.status}`);
      given = await given.arrayBuffer();
    }
    return ours(await WebAssembly.compile(given));
  } catch (cause) {
    if (isOf(WebAssembly.CompileError, cause) && isModule(given)) throw cannot(cause);
    throw new WamlError("not-loaded", `the module of waml could not be loaded: ${words(cause)}`, { cause });
  }
}

/** Whether bytes begin as those of a module do, and not as the page of a server that has none. */
function isModule(given) {
  const bytes = ArrayBuffer.isView(given) ? new Uint8Array(given.buffer, given.byteOffset, given.byteLength) : new Uint8Array(given);
  return [0x00, 0x61, 0x73, 0x6d].every((byte, at) => bytes[at] === byte);
}

/** A module with what is called here. */
function ours(given) {
  const exported = new Set(WebAssembly.Module.exports(given).map(({ name }) => name));
  const missing = ["memory", "room", "ask", "gate", "answer", "length", "forget"].find((name) => !exported.has(name));
  if (missing === undefined && WebAssembly.Module.imports(given).length === 0) return given;
  throw new Error("it is another module");
}

/** Says that an engine refuses the module. */
export function cannot(cause) {
  const message = `this environment cannot run the module of waml: ${words(cause)}`;
  const help = "it needs WebAssembly with bulk memory and sign extension, which browsers have since 2021";
  return new WamlError("no-webassembly", message, { help, cause });
}
