import { defineConfig } from "vitest/config";

/** Tests that open pages in a browser, Chromium at /usr/bin/chromium or CHROMIUM_PATH: not part of the unit tests. */
export default defineConfig({
  test: {
    root: new URL("..", import.meta.url).pathname,
    include: ["src/**/*.browser.test.ts"],
    exclude: ["node_modules", "dist"],
    testTimeout: 60_000,
    hookTimeout: 60_000,
    fileParallelism: false,
  },
});
