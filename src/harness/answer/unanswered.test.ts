import { describe, expect, it } from "vitest";
import { answered, unanswered } from "../../oracle/testing/exchanges.ts";
import { isThrottledByStatus, whyUnanswered } from "./unanswered.ts";

const html = (status: number, headers = {}) => answered("<html>Bad Gateway</html>", { status, headers });

describe("whyUnanswered", () => {
  it.each([502, 503, 504])("takes a page with status %d for the word of a gateway", (status) => {
    expect(whyUnanswered(html(status))).toMatch(new RegExp(`^HTTP ${status} without Response, as a gateway`));
    expect(whyUnanswered(answered("", { status }))).toBeDefined();
  });

  it.each([
    [429, '{"message":"API rate limit exceeded"}'],
    [503, '{"status":"starting"}'],
    [504, '{"message":"Endpoint request timed out"}'],
    [522, "<html>Connection timed out</html>"],
  ])("takes what a gateway says by status %d of its own accord for none: %s", (status, body) => {
    expect(whyUnanswered(answered(body, { status }))).toContain(`HTTP ${status} without Response`);
  });

  it("knows by its status what keeps requests back, unless the API says why", () => {
    expect(isThrottledByStatus(answered('{"message":"slow down"}', { status: 429 }))).toBe(true);
    expect(isThrottledByStatus(html(429))).toBe(true);
    expect(isThrottledByStatus(html(503))).toBe(false);
    expect(isThrottledByStatus(answered({ Response: {} }, { status: 429 }))).toBe(false);
    expect(isThrottledByStatus(unanswered("timeout"))).toBe(false);
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
    ["JSON with status 500", answered('{"message":"broken"}', { status: 500 })],
    ["an envelope after white space", answered('\r\n {"Response":{}}', { status: 502 })],
  ])("takes %s for an answer of the endpoint", (_name, exchange) => {
    expect(whyUnanswered(exchange)).toBeUndefined();
  });
});
