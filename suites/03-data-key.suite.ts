import { suite } from "../src/harness/index.ts";

const shortEffort = (length: number) => (length < 3 ? ("standard" as const) : ("thorough" as const));

suite("data key", ({ must }) => {
  must("never give two data keys that are equal or share a part", "GDK-56").throughout();

  must("give 16 bytes for AES_128 in every answer", "GDK-09").throughout();

  must("give 32 bytes for AES_256 in every answer", "GDK-10").throughout();

  must("give NumberOfBytes bytes in every answer", "GDK-14").throughout();

  must("let NumberOfBytes prevail in every answer", "GDK-17").throughout();

  must("never let an invalid KeySpec decide the length", "GDK-19").from("standard").throughout();

  must("give random data keys only", "GDK-57").throughout();

  must("give random bytes also to short data keys", "GDK-57").each(
    ([1, 2, 3, 4] as const).map((length) => ({ name: `${length}`, length, effort: shortEffort(length) })),
    async ({ length }, { takenTogether }) =>
      takenTogether("GDK-57", 6, ({ good }) => good({ NumberOfBytes: length })),
  );

  must("give random bytes also to long data keys", "GDK-57").once(async ({ takenTogether }) =>
    takenTogether("GDK-57", 7, ({ good }) => good({ NumberOfBytes: 1024 })),
  );

  must("never give the same data key to the same request", "GDK-56").once(async ({ takenTogether }) =>
    takenTogether("GDK-56", 3, ({ good }) => good({ KeySpec: "AES_128" })),
  );
});
