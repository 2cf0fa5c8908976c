// The version of the package, which is that of the library; `bindings/wasm/build` holds the two together.
export const version = "0.1.0";
