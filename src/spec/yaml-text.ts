import { isMap, isNode, isScalar, isSeq, LineCounter, parseDocument } from "yaml";
import { UsageError } from "../model/errors.ts";
import type { JsonPath } from "./json-path.ts";

/** A parsed YAML or JSON text that knows where its parts stand. */
export interface YamlText {
  readonly fileName: string;
  readonly value: unknown;
  /** Line, from 1, of the key or item at `path`, or of the nearest parent that is there. */
  lineOf(path: JsonPath): number;
}

/**
 * Parses one YAML 1.2 or JSON document.
 * @throws UsageError with file and line where the text is not YAML, holds a key twice or is empty.
 */
export function parseYaml(text: string, fileName: string): YamlText {
  const lines = new LineCounter();
  const document = parseDocument(text.replace(/^\uFEFF/, ""), { lineCounter: lines, prettyErrors: false });
  const [error] = document.errors;
  if (error !== undefined) {
    throw new UsageError(
      `${fileName}:${lines.linePos(error.pos[0]).line}: not readable as YAML: ${error.message}`,
    );
  }
  if (document.contents === null) throw new UsageError(`${fileName}:1: the file is empty`);
  const contents: unknown = document.contents;
  return {
    fileName,
    value: plainValue(document, fileName),
    lineOf: (path) => lines.linePos(offsetOf(contents, path)).line,
  };
}

/** The plain value. What an alias names is not told: it may be a secret that somebody has put in the wrong place. */
function plainValue(document: { toJS(): unknown }, fileName: string): unknown {
  try {
    return document.toJS();
  } catch {
    throw new UsageError(
      `${fileName}: not readable as YAML: a value that begins with * or & stands for another that is not there; quote it`,
    );
  }
}

/** An error at a place of a YAML text, `FILE:LINE: MESSAGE`. */
export function yamlError(text: YamlText, path: JsonPath, message: string): UsageError {
  return new UsageError(`${text.fileName}:${text.lineOf(path)}: ${message}`);
}

function offsetOf(contents: unknown, path: JsonPath): number {
  let node = contents;
  let offset = start(node);
  for (const segment of path) {
    const found = child(node, segment);
    if (found === undefined) return offset;
    offset = found.offset;
    node = found.node;
  }
  return offset;
}

function child(parent: unknown, segment: string): { node: unknown; offset: number } | undefined {
  if (isMap(parent)) {
    const pair = parent.items.find(({ key }) => isScalar(key) && String(key.value) === segment);
    return pair && { node: pair.value, offset: start(pair.key) };
  }
  if (!isSeq(parent)) return undefined;
  const item: unknown = parent.items[Number(segment)];
  return item === undefined ? undefined : { node: item, offset: start(item) };
}

function start(node: unknown): number {
  return isNode(node) ? (node.range?.[0] ?? 0) : 0;
}
