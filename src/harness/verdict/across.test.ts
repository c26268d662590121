import { describe, expect, it } from "vitest";
import type { Sightings } from "../session/sightings.ts";
import { sightingsAcross } from "./across.ts";

const answer = (request: number, part: string, check?: string) => ({
  request,
  name: `request ${request} of ${part}`,
  ...(check === undefined ? {} : { check }),
});
const twice = {
  requirement: "GDK-56",
  reason: "request 4 of part 2 brought the data key of request 9 of part 1",
  answers: [answer(9, "part 1", "GDK-02/one"), answer(4, "part 2", "GDK-14/two")],
};
const nothing: Sightings = { examined: {}, breaches: {}, observations: {} };
const found = {
  reason: "found in part 1",
  counterexample: { KeyId: "k" },
  evidence: {},
  request: 3,
  answers: 5,
};

describe("what answers show across parts", () => {
  it("is shown with the requests of all parts that it takes, and the checks that sent them", () => {
    const account = { examined: new Map([["GDK-56", 1]]), breaches: [twice] };
    expect(sightingsAcross(account, nothing)).toEqual({
      examined: { "GDK-56": 1 },
      breaches: {
        "GDK-56": {
          reason: twice.reason,
          request: 4,
          evidence: {
            requests: ["request 9 of part 1, of GDK-02/one", "request 4 of part 2, of GDK-14/two"],
          },
          shownBy: ["GDK-02/one", "GDK-14/two"],
          answers: 1,
        },
      },
      observations: {},
    });
  });

  it("is known better by a part that has found it, but not how often it is there", () => {
    const account = { examined: new Map(), breaches: [twice, twice] };
    const within = { ...nothing, breaches: { "GDK-56": found } };
    expect(sightingsAcross(account, within).breaches).toEqual({ "GDK-56": { ...found, answers: 2 } });
    expect(sightingsAcross({ examined: new Map(), breaches: [] }, within).breaches).toEqual(within.breaches);
  });

  it("is what the sums of all parts say, whatever those of one said", () => {
    const bias = { requirement: "GDK-57", reason: "uneven over all", answers: [] };
    const account = { examined: new Map(), breaches: [bias] };
    const within = { ...nothing, breaches: { "GDK-57": found } };
    expect(sightingsAcross(account, within).breaches).toEqual({
      "GDK-57": { ...found, reason: "uneven over all", answers: 1 },
    });
    expect(sightingsAcross(account, nothing).breaches).toEqual({
      "GDK-57": { reason: "uneven over all", answers: 1 },
    });
  });
});
