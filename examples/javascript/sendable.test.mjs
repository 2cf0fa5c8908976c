// What a team's own tests say: with Vitest, whose setup file is `waml/vitest`.

import { expect, test } from "vitest";

const order = (title) => ({
  to: "85290000001",
  type: "interactive",
  interactive: {
    type: "button",
    body: { text: "Your fern is packed." },
    action: { buttons: [{ type: "reply", reply: { id: "deliver", title } }] },
  },
});

test("the message of an order is sendable", () => {
  expect(order("Deliver it")).toBeSendable();
});

test("a label that is too long is told with its place", () => {
  expect(order("Deliver it this afternoon")).not.toBeSendable();
  expect(() => expect(order("Deliver it this afternoon")).toBeSendable()).toThrow(
    "/interactive/action/buttons/0/reply/title: error[length/button-reply-title]: reply title has 25 characters, at most 20",
  );
});

test("a definition is right", () => {
  expect("text: Your fern is packed.").toBeRightDefinition();
  expect(() => expect("txt: Hello!").toBeRightDefinition()).toThrow("shape/unknown-key");
});
