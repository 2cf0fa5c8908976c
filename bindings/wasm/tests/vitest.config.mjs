export default { root: new URL("..", import.meta.url).pathname, test: { include: ["examples/*.test.mjs"], setupFiles: ["waml/vitest"], server: { deps: { inline: ["waml"] } } } };
