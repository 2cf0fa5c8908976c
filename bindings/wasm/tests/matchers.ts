// The matchers are known to the types of Vitest and of Jest.

import { expect as expectOfJest } from "@jest/globals";
import { expect } from "vitest";
import { toBeSendable } from "waml/matchers";
import "waml/jest";
import "waml/vitest";

expect({ to: "85290000001" }).not.toBeSendable();
expect("text: Hello!").toBeRightDefinition({ lang: "zh" });
expectOfJest({ to: "85290000001" }).not.toBeSendable({ lang: "zh" });
export const told: string = toBeSendable({}).message();
