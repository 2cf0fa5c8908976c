// Imported from a setup file of Vitest.

import { expect } from "vitest";
import { toBeRightDefinition, toBeSendable } from "./matchers.mjs";

expect.extend({ toBeRightDefinition, toBeSendable });
