// Named in `setupFilesAfterEnv` of a configuration of Jest.

const { expect } = require("@jest/globals");
const { toBeRightDefinition, toBeSendable } = require("./matchers.cjs");

expect.extend({ toBeRightDefinition, toBeSendable });
