// The same with Jest, whose `setupFilesAfterEnv` names `waml/jest`.

const { expect, test } = require("@jest/globals");

test("a payload is sendable", () => {
  expect({ to: "85290000001", type: "text", text: "Your fern is packed." }).toBeSendable();
  expect(JSON.stringify({ to: "85290000001", type: "text", text: "" })).not.toBeSendable();
});

test("what is wrong is told", () => {
  const wrong = () => expect({ to: "+85290000001", type: "text", text: "Hi" }).toBeSendable();
  expect(wrong).toThrow("/to: error[recipient/not-digits]");
});
