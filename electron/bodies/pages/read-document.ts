import { parse } from 'yaml';
import { isObject, jsonFrom, type JsonValue } from '#shared/hypermedia/json-value';
import { parseJson } from '#shared/hypermedia/parse-json';

/** A description as JSON or YAML, numbers with all their digits; undefined when it is neither, or says nothing by name. */
export function readDocument(text: string): JsonValue | undefined {
  const root = parseJson(text) ?? readYaml(text);
  return isObject(root) ? root : undefined;
}

/** Any text is YAML of some kind: one that begins like a page, or with no name, is not worth the time. */
const looksLikeYaml = (text: string): boolean =>
  /^\s*(?:---|%YAML|["']?[\w$-]+["']?\s*:)/.test(text.replace(/^(?:\s*#.*\n)+/, ''));

function readYaml(text: string): JsonValue | undefined {
  if (!looksLikeYaml(text)) return undefined;
  try {
    // Whether a name stands twice is found out by comparing each with each; the last counts, as in JSON.
    return jsonFrom(parse(text, { intAsBigInt: true, logLevel: 'error', uniqueKeys: false }));
  } catch {
    // Not YAML either.
    return undefined;
  }
}
