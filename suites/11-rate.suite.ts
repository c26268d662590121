import { inOneSecond, suite, unthrottled } from "../src/harness/index.ts";

const documentedRate = 100;

// In a file of its own: the checks of a file run side by side, and this one needs the whole pace.
suite("concurrency", ({ should }) => {
  should("serve 100 requests in a second", "GDK-03")
    .claiming("rate-limit")
    .once(async (act) => unthrottled(await inOneSecond(act, documentedRate)));
});
