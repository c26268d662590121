import { createHash } from "node:crypto";
import { createEndpoint, type Rules, serve, type WireResponse } from "../../emulator/index.ts";
import { type Credentials, Secret } from "../../model/secret.ts";
import type { Planted } from "./scan.ts";

/** Secrets with all the signs that other notations write otherwise. */
export const told: Credentials & { readonly token: Secret } = {
  secretId: new Secret("AKIDcanary.of_the-secret.id~0123"),
  secretKey: new Secret('canary"of\\the/secret+key&99%~'),
  token: new Secret("canary/of+the=token.with.length.0123456789"),
};

/** Data keys are beginnings of these: whoever tells one tells the first bytes of one of them. */
const streams = ["one", "two", "three"].map((seed) =>
  Buffer.concat(Array.from({ length: 32 }, (_, at) => createHash("sha256").update(`${seed} ${at}`).digest())),
);

/** A data key that is told in words and headers and never given, so that nobody can know it for one. */
const untold = createHash("sha256").update("untold").digest();

/** What must be nowhere: the secrets, and the first bytes of every data key. */
export const planted: readonly Planted[] = [
  { name: "SecretId", bytes: Buffer.from(told.secretId.reveal()) },
  { name: "SecretKey", bytes: Buffer.from(told.secretKey.reveal()) },
  { name: "token", bytes: Buffer.from(told.token.reveal()) },
  { name: "the untold data key", bytes: untold.subarray(0, 6) },
  ...streams.map((stream, at) => ({ name: `data key ${at}`, bytes: stream.subarray(0, 6) })),
];

interface Scene {
  readonly answer: WireResponse;
  /** The data key of this answer, or of the one before. */
  readonly key: Buffer;
  /** The head and the body of the request, as text. */
  readonly request: string;
}

type Vice = (scene: Scene) => WireResponse | "cut";

const inResponse =
  (change: (key: Buffer) => object): Vice =>
  ({ answer, key }) => {
    const { Response: fields } = JSON.parse(String(answer.body));
    return { ...answer, body: JSON.stringify({ Response: { ...fields, ...change(key) } }) };
  };
const refusing = (code: (key: Buffer) => string, message: (key: Buffer) => string): Vice =>
  inResponse((key) => ({ Error: { Code: code(key), Message: message(key) } }));
const header = (name: string, value: (key: Buffer) => string): Vice => {
  return ({ answer, key }) => ({ ...answer, headers: { ...answer.headers, [name]: value(key) } });
};
const body = (text: (scene: Scene) => string | Uint8Array, status = 200): Vice => {
  return (scene) => ({ ...scene.answer, status, body: text(scene) });
};
const base64 = (key: Buffer): string => key.toString("base64");
const hex = (key: Buffer): string => key.toString("hex");
const percent = (key: Buffer): string => hex(key).replace(/../g, "%$&");
const escaped = (key: Buffer): string => hex(key).replace(/../g, "\\u00$&");
const secrets = (): string => `${told.secretId.reveal()} ${told.secretKey.reveal()} ${told.token.reveal()}`;
const encoded = (): string =>
  [
    secrets(),
    hex(Buffer.from(secrets())),
    base64(Buffer.from(secrets())),
    encodeURIComponent(secrets()),
  ].join(" ");

const refusal = refusing(() => "AuthFailure.SignatureFailure", encoded);

/** Every way in which an endpoint at fault may tell what it must not, and every way in which it may fail. */
const vices: readonly Vice[] = [
  ({ answer }) => answer,
  inResponse((key) => ({ KeyId: base64(key) })),
  inResponse((key) => ({ RequestId: hex(key) })),
  inResponse((key) => ({ CiphertextBlob: base64(key), Echo: key.toString("base64url") })),
  inResponse((key) => ({ Plaintext: hex(key) })),
  inResponse((key) => ({ Plaintext: [...key] })),
  inResponse((key) => ({ Plaintext: { ...key } })),
  inResponse((key) => ({ Plaintext: percent(key), [base64(key)]: hex(key), Nested: { Deep: [hex(key)] } })),
  inResponse((key) => ({ Plaintext: key.toString("latin1") })),
  refusing(
    () => "InvalidParameter",
    (key) => `no ${base64(key)} and ${hex(key).toUpperCase()}`,
  ),
  refusing(
    () => "InternalError",
    (key) => `no ${percent(key)} and ${escaped(key)}`,
  ),
  refusing(
    () => "InvalidParameterValue",
    (key) => `no ${base64(Buffer.concat([Buffer.from("a"), key]))}`,
  ),
  refusing(
    (key) => hex(key),
    () => "no",
  ),
  refusing((key) => base64(key), encoded),
  refusal,
  header("x-data-key", base64),
  header("x-data-key", () => `${base64(untold)}, ${hex(untold)}`),
  refusing(
    () => "InvalidParameter",
    () =>
      `no ${base64(untold)} ${untold.toString("base64url")} ${encodeURIComponent(base64(untold))} ${hex(untold)}`,
  ),
  refusing(
    () => `No.${hex(untold)}`,
    () => `no ${percent(untold)} ${escaped(untold)}`,
  ),
  body(() => `<html><p>${base64(untold)}</p><p>${hex(untold)} ${percent(untold)}</p></html>`),
  header("content-type", (key) => `text/${hex(key)}`),
  header("set-cookie", () => `token=${encodeURIComponent(secrets())}`),
  header(base64(streams[0]?.subarray(0, 30) ?? Buffer.alloc(0)).replace(/[^\w]/g, "-"), () => "a name"),
  body(({ key }) => `<html><p>${base64(key)}</p><p>${hex(key)} ${encoded()}</p></html>`, 502),
  body(({ key, request }) => `${request}\n${encoded()}\nPlaintext: ${base64(key)}`, 500),
  body(({ key }) => `{"Response":{"Other":"${base64(key)}","Plaintext":"${base64(key)}`),
  body(({ key }) => key),
  body(({ key }) => JSON.stringify(base64(key))),
  body(() => ""),
  () => "cut",
];

/** How the connection ends for some lengths, whenever they are asked for; a hang costs the timeout twice. */
const ends = [
  [/NumberOfBytes(?:":|=)1024(?!\d)/, "cut"],
  [/NumberOfBytes(?:":|=)-1(?!\d)/, "hang"],
] as const;

/**
 * An endpoint that answers its first requests well and then has one vice after the other. `always` has one from the first
 * request on. `onRequest` hears the number of every request.
 */
export async function serveTelling(always?: "refuses", onRequest: (number: number) => void = () => {}) {
  let latest = streams[0] ?? Buffer.alloc(0);
  let keys = 0;
  const rules = (reference: Rules): Rules => ({
    ...reference,
    makeDataKey: (length) => {
      keys += 1;
      latest = Buffer.from((streams[keys % streams.length] ?? latest).subarray(0, length));
      return new Uint8Array(latest);
    },
    deliver: (answer, response) => {
      if (answer.headers["x-end"] === "cut") response.destroy();
      else if (answer.headers["x-end"] !== "hang") reference.deliver(answer, response);
    },
  });
  const endpoint = createEndpoint({ credentials: told, rules });
  let count = 0;
  const service = await serve({
    ...endpoint,
    handle: async (request) => {
      const answer = await endpoint.handle(request);
      count += 1;
      onRequest(count);
      const sent = Buffer.from(request.body).toString("utf8").slice(0, 5000);
      for (const [length, end] of ends)
        if (length.test(`${request.target} ${sent}`)) return { ...answer, headers: { "x-end": end } };
      const text = `${JSON.stringify(request.headers)}\n${sent}`;
      const vice = always === "refuses" ? refusal : count < 5 ? vices[0] : vices[count % vices.length];
      const scene = { answer: { ...answer, body: String(answer.body) }, key: latest, request: text };
      const shown = vice?.(scene) ?? answer;
      return shown === "cut" ? { ...answer, headers: { "x-end": shown } } : shown;
    },
  });
  return { facts: endpoint.facts, ...service };
}
