import { describe, expect, it } from "vitest";
import { answered, unanswered } from "../../oracle/testing/exchanges.ts";
import { whyUnanswered } from "./unanswered.ts";

const html = (status: number, headers = {}) => answered("<html>Bad Gateway</html>", { status, headers });

describe("whyUnanswered", () => {
  it.each([502, 503, 504])("takes a page with status %d for the word of a gateway", (status) => {
    expect(whyUnanswered(html(status))).toMatch(new RegExp(`^HTTP ${status} without JSON, as a gateway`));
    expect(whyUnanswered(answered("", { status }))).toBeDefined();
  });

  it.each([301, 302, 303, 307, 308])(
    "takes a redirection by %d for none, and shows where to without the rest",
    (status) => {
      const elsewhere = { location: "https://login.example/?key=secret" };
      expect(whyUnanswered(html(status, elsewhere))).toContain(
        `HTTP ${status} to https://login.example, which is not followed`,
      );
      expect(whyUnanswered(html(status, { location: "/other?key=secret" }))).toContain("to another path");
      expect(whyUnanswered(html(status))).not.toContain("secret");
    },
  );

  it("says what the transport said", () => {
    expect(whyUnanswered(unanswered("timeout"))).toBe("no answer: timeout");
  });

  it.each([
    ["a page with status 200", html(200)],
    ["a page with status 500", html(500)],
    ["an envelope with status 503", answered({ Response: {} }, { status: 503 })],
    ["an envelope after white space", answered('\r\n {"Response":{}}', { status: 502 })],
  ])("takes %s for an answer of the endpoint", (_name, exchange) => {
    expect(whyUnanswered(exchange)).toBeUndefined();
  });
});
