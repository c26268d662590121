import { actions } from "../../actions/index.ts";
import type { Call } from "../../call.ts";
import type { Change } from "../../change.ts";
import { Refusal } from "../../refusal.ts";
import { mutant, resent } from "../changes/changes.ts";
import { byGet, refusing } from "../changes/rule-change.ts";
import type { Mutant } from "../mutant.ts";

/** Reads one common header in another way; nothing requires it any more. */
const readingHeader =
  (name: string, read: (value: string | undefined) => string | undefined): Change =>
  (reference) => {
    const changed = (call: Call): Call =>
      resent(call, { headers: { ...call.request.headers, [name]: read(call.header(name)) } });
    return {
      ...reference,
      commonParameters: reference.commonParameters.filter(({ header }) => header !== name),
      findAction: (call) => reference.findAction(changed(call)),
      checkVersion: (call) => reference.checkVersion(changed(call)),
    };
  };

/** Knows the header of Action by some spellings of its name alone. */
const knowingAction =
  (...known: readonly string[]): Change =>
  (reference) => ({
    ...reference,
    checkCommonParameters: (call) => {
      const spelled = call.request.headerNames?.find((name) => name.toLowerCase() === "x-tc-action");
      if (spelled !== undefined && !known.includes(spelled)) throw new Refusal("MissingParameter", "Action");
      reference.checkCommonParameters(call);
    },
  });

const noRegion = (call: Call): boolean => call.header("x-tc-region") === undefined;

/** What the headers say of action, version and region. */
export const headers: readonly Mutant[] = [
  mutant(
    "version-unread",
    ["GDK-05", "API-10"],
    "Version is required, but any value will do",
    readingHeader("x-tc-version", () => "2019-01-18"),
  ),
  mutant(
    "version-defaults",
    ["GDK-05"],
    "without Version the newest is served",
    readingHeader("x-tc-version", (value) => value ?? "2019-01-18"),
  ),
  mutant(
    "version-by-year",
    ["API-10", "GDK-05"],
    "every Version of the year 2019 is served",
    readingHeader("x-tc-version", (value) => (value?.startsWith("2019-") ? "2019-01-18" : value)),
  ),
  mutant(
    "version-later-served",
    ["API-10", "GDK-05"],
    "every Version from 2019-01-18 on is served",
    readingHeader("x-tc-version", (value) =>
      value !== undefined && value >= "2019-01-18" ? "2019-01-18" : value,
    ),
  ),
  mutant(
    "action-unread",
    ["GDK-04", "API-09"],
    "any Action, and none, gives a data key unless it is another one of the service",
    readingHeader("x-tc-action", (value) =>
      Object.keys(actions).includes(value ?? "") ? value : "GenerateDataKey",
    ),
  ),
  mutant(
    "action-defaults",
    ["GDK-04"],
    "without Action a data key is given",
    readingHeader("x-tc-action", (value) => value ?? "GenerateDataKey"),
  ),
  mutant(
    "action-by-prefix",
    ["API-09"],
    "every Action that begins with GenerateDataKey gives a data key",
    readingHeader("x-tc-action", (value) =>
      value?.startsWith("GenerateDataKey") ? "GenerateDataKey" : value,
    ),
  ),
  mutant(
    "action-inherited",
    ["API-09"],
    "names that every object has, like constructor, pass for an Action",
    readingHeader("x-tc-action", (value) => (value !== undefined && value in {} ? "GenerateDataKey" : value)),
  ),
  mutant(
    "region-required",
    ["GDK-06", "GDK-02"],
    "a request without Region is refused",
    refusing(noRegion, "MissingParameter"),
  ),
  mutant(
    "region-selects-keys",
    ["GDK-06", "GDK-02"],
    "a request without Region finds no CMK",
    refusing(noRegion, "ResourceUnavailable.CmkNotFound"),
  ),
  mutant(
    "region-absent-crashes",
    ["GDK-06", "GDK-02"],
    "a request without Region gives InternalError",
    refusing(noRegion, "InternalError"),
  ),
  mutant(
    "region-required-by-get",
    ["GDK-06"],
    "a request by GET without Region is refused",
    refusing((call) => byGet(call) && noRegion(call), "MissingParameter"),
  ),
  mutant(
    "action-spelled-by-word-unknown",
    ["API-01", "GDK-02"],
    "X-TC-Action is not known where its name is written in another way, but in small letters",
    knowingAction("X-TC-Action", "x-tc-action"),
  ),
  mutant(
    "action-spelled-small-unknown",
    ["API-01", "GDK-02"],
    "X-TC-Action is not known where its name is written in small letters",
    knowingAction("X-TC-Action", "X-Tc-Action", "X-TC-ACTION"),
  ),
];
