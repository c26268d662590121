import type { Call } from "../../call.ts";
import type { Change } from "../../change.ts";
import { replacing, together } from "../../change.ts";
import { alsoSigned, passes, withHeader } from "../changes/caller-change.ts";
import { mutant, rareMutant, resent } from "../changes/changes.ts";
import type { Mutant } from "../mutant.ts";

const late = ["TC3-09"];
const name = "x-tc-timestamp";

const window = (clockSkewMaximum: number): Change => replacing({ clockSkewMaximum });
const secondsOff = (call: Call): number => Number(call.header(name)) - Math.floor(call.state.now() / 1000);

/** Lets some timestamps through that are too far away. */
const forgiving =
  (forgiven: (secondsOff: number) => boolean): Change =>
  (reference) => ({
    ...reference,
    checkTimestamp: (call) => (forgiven(secondsOff(call)) ? undefined : reference.checkTimestamp(call)),
  });

/** Reads timestamps of another form as if the one had been sent that they stand for. */
const reading =
  (read: (timestamp: string, call: Call) => string | undefined): Change =>
  (reference) => {
    const meant = (call: Call): Call => {
      const timestamp = read(call.header(name) ?? "", call);
      return timestamp === undefined ? call : resent(call, withHeader(call, name, timestamp));
    };
    return together(alsoSigned((call) => [withHeader(call, name, meant(call).header(name) ?? "")]))({
      ...reference,
      commonParameters: reference.commonParameters.filter(({ header }) => header !== name),
      checkTimestamp: (call) => reference.checkTimestamp(meant(call)),
      checkScopeDate: (call) => reference.checkScopeDate(meant(call)),
    });
  };

/** Without a timestamp, any of the last seconds is taken that makes the signature good. */
const guessing: Change = (reference) => {
  const seconds = (call: Call): readonly string[] =>
    Array.from({ length: 12 }, (_, index) => String(Math.floor(call.state.now() / 1000) + 2 - index));
  const missing = (call: Call): boolean => call.header(name) === undefined;
  const guesses = alsoSigned((call) =>
    missing(call) ? seconds(call).map((second) => withHeader(call, name, second)) : [],
  );
  return guesses({
    ...reference,
    commonParameters: reference.commonParameters.filter(({ header }) => header !== name),
    checkTimestamp: (call) => (missing(call) ? undefined : reference.checkTimestamp(call)),
    checkScopeDate: (call) => (missing(call) ? undefined : reference.checkScopeDate(call)),
  });
};

/** Mistakes in X-TC-Timestamp. */
export const timestampMutants: readonly Mutant[] = [
  mutant("timestamp-unchecked", late, "a timestamp of any age is taken", window(Number.POSITIVE_INFINITY)),
  mutant("timestamp-window-6-minutes", late, "timestamps may be six minutes off", window(360)),
  mutant("timestamp-window-10-minutes", late, "timestamps may be ten minutes off", window(600)),
  mutant("timestamp-window-15-minutes", late, "timestamps may be fifteen minutes off", window(900)),
  mutant("timestamp-window-hour", late, "timestamps may be an hour off", window(3600)),
  mutant("timestamp-window-day", late, "timestamps may be a day off", window(86_400)),
  mutant("timestamp-window-30-hours", late, "timestamps may be thirty hours off", window(108_000)),
  mutant(
    "timestamp-window-4-minutes",
    ["TC3-10", "GDK-02"],
    "timestamps may be four minutes off",
    window(240),
  ),
  mutant(
    "timestamp-window-2-minutes",
    ["TC3-10", "GDK-02"],
    "timestamps may be two minutes off",
    window(120),
  ),
  mutant("timestamp-window-minute", ["TC3-10", "GDK-02"], "timestamps may be a minute off", window(60)),
  mutant(
    "timestamp-past-unchecked",
    late,
    "a timestamp of the past is taken, however old",
    forgiving((seconds) => seconds < 0),
  ),
  mutant(
    "timestamp-future-unchecked",
    late,
    "a timestamp of the future is taken, however far",
    forgiving((seconds) => seconds > 0),
  ),
  mutant(
    "timestamp-old-unchecked",
    late,
    "a timestamp of more than a day ago is taken",
    forgiving((seconds) => seconds < -86_400),
  ),
  mutant(
    "timestamp-next-day-unchecked",
    late,
    "a timestamp of more than a day ahead is taken",
    forgiving((seconds) => seconds > 86_400),
  ),
  mutant(
    "timestamp-of-beijing-taken",
    late,
    "a timestamp of a clock that is eight hours ahead is taken",
    forgiving((seconds) => Math.abs(seconds - 28_800) <= 300),
  ),
  mutant("timestamp-zero-taken", late, "a timestamp of zero is not compared with now", (reference) => ({
    ...reference,
    checkTimestamp: (call) => (call.header(name) === "0" ? undefined : reference.checkTimestamp(call)),
  })),
  mutant(
    "timestamp-future-refused",
    ["TC3-10", "GDK-02"],
    "a timestamp of the future is refused",
    (reference) => ({
      ...reference,
      checkTimestamp: (call) =>
        reference.checkTimestamp(secondsOff(call) > 30 ? resent(call, withHeader(call, name, "1")) : call),
    }),
  ),
  mutant(
    "timestamp-past-2-minutes",
    ["TC3-10", "GDK-02"],
    "a timestamp of more than two minutes ago is refused",
    (reference) => ({
      ...reference,
      checkTimestamp: (call) =>
        reference.checkTimestamp(secondsOff(call) < -120 ? resent(call, withHeader(call, name, "1")) : call),
    }),
  ),
  mutant(
    "timestamp-missing-taken",
    ["TC3-11"],
    "a request without X-TC-Timestamp is taken for one of now",
    guessing,
  ),
  mutant(
    "timestamp-milliseconds-taken",
    ["TC3-11", "TC3-04"],
    "X-TC-Timestamp is taken in milliseconds too, and the signature over the seconds",
    reading((timestamp) => (/^\d{13}$/.test(timestamp) ? timestamp.slice(0, 10) : undefined)),
  ),
  mutant(
    "timestamp-fraction-taken",
    ["TC3-11", "TC3-04"],
    "a fraction of X-TC-Timestamp is cut off, and the signature over the rest is good",
    reading((timestamp) => /^(\d+)\.\d+$/.exec(timestamp)?.[1]),
  ),
  mutant(
    "timestamp-sign-ignored",
    ["TC3-11", "TC3-04"],
    "a minus before X-TC-Timestamp is not seen",
    reading((timestamp) => /^-(\d+)$/.exec(timestamp)?.[1]),
  ),
  mutant(
    "timestamp-date-taken",
    ["TC3-11", "TC3-04"],
    "X-TC-Timestamp is taken as a date too, and the signature over its seconds",
    reading((timestamp) => (timestamp.includes("T") ? String(Date.parse(timestamp) / 1000) : undefined)),
  ),
  rareMutant(
    "timestamp-hexadecimal-taken",
    ["TC3-11", "TC3-04"],
    "X-TC-Timestamp is taken in hexadecimal digits too, and the signature over the number",
    "one odd timestamp alone",
    reading((timestamp) => (/^0x/.test(timestamp) ? String(Number(timestamp)) : undefined)),
  ),
  rareMutant(
    "timestamp-exponent-taken",
    ["TC3-11", "TC3-04"],
    "X-TC-Timestamp is taken with an exponent too, and the signature over the number",
    "one odd timestamp alone",
    reading((timestamp) => (/e\d+$/.test(timestamp) ? String(Number(timestamp)) : undefined)),
  ),
  rareMutant(
    "timestamp-wraps-at-32-bits",
    ["TC3-11", "TC3-04"],
    "of X-TC-Timestamp the last 32 bits are taken, and the signature over them",
    "one odd timestamp alone",
    reading((timestamp) => (Number(timestamp) < 2 ** 40 ? String(Number(timestamp) % 2 ** 32) : undefined)),
  ),
  mutant(
    "timestamp-word-internal-error",
    ["GDK-69", "TC3-11"],
    "an X-TC-Timestamp that is no number gives InternalError",
    (reference) => ({
      ...reference,
      checkTimestamp: (call) => {
        if (Number.isNaN(secondsOff(call))) throw new Error("Invalid time value");
        reference.checkTimestamp(call);
      },
    }),
  ),
  mutant(
    "timestamp-missing-internal-error",
    ["GDK-69", "TC3-11"],
    "a request without X-TC-Timestamp gives InternalError",
    (reference) => ({
      ...reference,
      checkCommonParameters: (call) => {
        if (passes(() => reference.checkCommonParameters(call)) || call.header(name) !== undefined)
          return reference.checkCommonParameters(call);
        throw new Error("missing timestamp");
      },
    }),
  ),
  mutant(
    "timestamp-beyond-calendar-internal-error",
    ["TC3-11", "GDK-69"],
    "an X-TC-Timestamp of which no date can be made gives InternalError",
    (reference) => ({
      ...reference,
      checkTimestamp: (call) => {
        const timestamp = call.header(name) ?? "";
        if (/^\d+$/.test(timestamp)) new Date(Number(timestamp) * 1000).toISOString();
        reference.checkTimestamp(call);
      },
    }),
  ),
];
