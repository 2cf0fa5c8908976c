// A function at the edge, in front of the API: what would be refused is answered here, with all that is wrong.
//
//     import module from "waml/waml.wasm";     // a WebAssembly.Module, as edge runtimes give it
//     export default { fetch: guard({ module, send: (body, request) => fetch(API, { method: "POST", body, headers }) }) };

import { gate, init } from "waml/web";

/** Answers requests whose bodies are payloads; `send` passes on those that may be sent. */
export function guard({ module, send }) {
  return async (request) => {
    await init(module);
    const gated = gate(new Uint8Array(await request.arrayBuffer()));
    if (gated.ok) return send(gated.body, request);
    return Response.json(gated.report, { status: 422 });
  };
}
