import { defineConfig } from "vitest/config";

/** Unit tests: they stand beside the code they try. The conformance suites have their own configuration. */
export default defineConfig({
  test: {
    root: new URL("..", import.meta.url).pathname,
    include: ["src/**/*.test.ts"],
    exclude: ["node_modules", "dist", "src/**/*.browser.test.ts"],
    testTimeout: 30_000,
    hookTimeout: 60_000,
  },
});
