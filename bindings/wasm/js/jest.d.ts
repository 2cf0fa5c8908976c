import type { WamlMatchers } from "./matchers.js";

declare module "expect" {
  interface Matchers<R> extends WamlMatchers<R> {}
}
