import { InternalHarnessError } from "../../model/errors.ts";
import type { ResponseFacts, Specs } from "../types.ts";
import { draft, type JsonSchema, jsonType, schemaId } from "./json-schema.ts";

/** Requirements that the shape of an answer stands for. */
const cited = {
  envelope: "API-05",
  members: "GDK-59",
  error: "API-06",
  noDataKey: "GDK-70",
  fields: { KeyId: "GDK-46", Plaintext: "GDK-47", CiphertextBlob: "GDK-49", RequestId: "GDK-54" },
} as const;

/** Members of which a data key could be had. */
const keyMembers = ["Plaintext", "CiphertextBlob"];

/** The shape of a granted answer: every documented field, no Error, further members allowed. */
export function responseSchema(specs: Specs): JsonSchema {
  const { action, response } = specs.action;
  const fields = Object.entries(response).map(([name, facts]) => [name, field(specs, name, facts)] as const);
  return envelope(specs, {
    $id: schemaId("generate-data-key:response"),
    title: `Granted answer of ${action}`,
    description: "The body of an answer that grants a data key, with every documented member and no Error.",
    content: {
      $comment: cite(specs, cited.members),
      type: "object",
      required: Object.keys(response),
      properties: {
        ...Object.fromEntries(fields),
        Error: forbidden(specs, cited.error),
      },
    },
  });
}

/** The shape of a refused answer of any action: Error with Code and Message, RequestId, and no data key. */
export function errorSchema(specs: Specs): JsonSchema {
  // Some endpoints write every member of a type, the unused ones empty: that holds no data key.
  const unused = { $comment: cite(specs, cited.noDataKey), enum: ["", null] };
  const keys = keyMembers.map((name) => [name, unused] as const);
  const error = cite(specs, cited.error);
  return envelope(specs, {
    $id: schemaId("error:response"),
    title: "Refused answer",
    description:
      "The body of an answer that refuses a request: an error code with a message, and nothing of a data key.",
    content: {
      type: "object",
      required: ["Error", "RequestId"],
      properties: {
        Error: {
          $comment: error,
          type: "object",
          required: ["Code", "Message"],
          properties: {
            Code: { $comment: error, ...nonEmpty },
            Message: { $comment: error, type: "string" },
          },
        },
        RequestId: field(specs, "RequestId", { type: "String" }),
        ...Object.fromEntries(keys),
      },
    },
  });
}

interface Envelope {
  readonly $id: string;
  readonly title: string;
  readonly description: string;
  readonly content: JsonSchema;
}

function envelope(specs: Specs, { content, ...heading }: Envelope): JsonSchema {
  return {
    $schema: draft,
    ...heading,
    $comment: cite(specs, cited.envelope),
    type: "object",
    required: ["Response"],
    properties: { Response: content },
  };
}

const nonEmpty = { type: "string", minLength: 1 };

function field(specs: Specs, name: string, { type }: ResponseFacts): JsonSchema {
  const comment = isCitedField(name) ? { $comment: cite(specs, cited.fields[name]) } : {};
  return type === "String" ? { ...comment, ...nonEmpty } : { ...comment, type: jsonType(type) };
}

function isCitedField(name: string): name is keyof typeof cited.fields {
  return Object.hasOwn(cited.fields, name);
}

function forbidden(specs: Specs, id: string): JsonSchema {
  return { $comment: cite(specs, id), not: {} };
}

function cite({ requirements }: Specs, id: string): string {
  if (requirements.some((requirement) => requirement.id === id)) return id;
  throw new InternalHarnessError(`src/spec/schemas/response.ts cites ${id}, which no requirements.yaml has.`);
}
