import type { WamlMatchers } from "./matchers.js";

declare module "vitest" {
  interface Assertion<T = any> extends WamlMatchers<T> {}
  interface AsymmetricMatchersContaining extends WamlMatchers {}
}
