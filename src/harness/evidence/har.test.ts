import { afterEach, describe, expect, it } from "vitest";
import type { Call, Exchange } from "../../model/exchange.ts";
import { answered, unanswered } from "../../oracle/testing/exchanges.ts";
import type { Session } from "../session/session.ts";
import { actFor, closeAll, sessionFor } from "../testing/endpoints.ts";
import { harFaults } from "../testing/har-schema.ts";
import { harEntry } from "./har.ts";

afterEach(closeAll);

const entryOf = (exchange: Exchange, session: Session) =>
  harEntry(exchange, "http://127.0.0.1:80", undefined, session.redaction);
const harOf = (...entries: readonly object[]) => ({
  log: { version: "1.2", creator: { name: "test", version: "1" }, entries },
});

describe("an entry of HAR 1.2", () => {
  it("keeps to the schema, for every method, body and end", async () => {
    const session = await sessionFor();
    const calls: readonly Call[] = [
      { parameters: { KeySpec: "AES_256" } },
      { method: "GET", parameters: { KeySpec: "AES_256", EncryptionContext: '{"a":"[ü]"}' } },
      { method: "PUT", parameters: {} },
      { parameters: {}, body: new Uint8Array([0, 255, 254]) },
      { parameters: {}, body: "", contentType: null },
    ];
    for (const call of calls) await session.exchange(call, {});
    expect(await session.takeEntries()).toEqual([]);
    const kept = await sessionFor({ har: true });
    for (const call of calls) await kept.exchange(call, {});
    const entries = await kept.takeEntries();
    expect(entries).toHaveLength(calls.length);
    expect(harFaults(harOf(...entries, entryOf(unanswered("timeout"), kept)))).toEqual([]);
    expect(harFaults(harOf({}))).not.toEqual([]);
    expect(await kept.takeEntries()).toEqual([]);
  });

  it("says who sent it and holds neither secret nor data key, but the fingerprint that equal keys share", async () => {
    const act = await actFor({ har: true });
    const { dataKey } = await act.good();
    const decrypted = await act.decrypt({ CiphertextBlob: dataKey?.blob });
    expect(decrypted.reply.kind).toBe("granted");
    const entries = await act.session.takeEntries();
    const { secretId, secretKey } = act.session.profile.credentials;
    const text = JSON.stringify(entries);
    const key = Buffer.from(dataKey?.bytes ?? []);
    for (const planted of [
      secretId.reveal(),
      secretKey.reveal(),
      key.toString("base64"),
      dataKey?.blob ?? "",
    ]) {
      expect(planted).not.toBe("");
      expect(text).not.toContain(planted);
    }
    expect(text.split(act.session.redaction.describe(key))).toHaveLength(3);
    expect(entries.map(({ comment }) => comment)).toEqual([
      "request 1 of GDK-02/test",
      "request 2 of GDK-02/test",
    ]);
    expect(text).toContain("Signature=[redacted]");
  });

  it("bounds what it keeps of a body", async () => {
    const session = await sessionFor();
    const { response } = entryOf(answered(`<html>${"long ".repeat(100_000)}`), session);
    expect(response.content.size).toBe(500_006);
    expect(response.content.text?.length).toBeLessThan(5000);
    const sent = {
      ...answered({}),
      request: { method: "POST", path: "/", headers: {}, body: Buffer.alloc(11_000_000, "x ") },
    };
    expect(JSON.stringify(entryOf(sent, session).request).length).toBeLessThan(5000);
  });
});
