import { isArray, isObject, member, textMember, type JsonObject, type JsonValue } from '../json-value.ts';
import type { KnownDocument } from '../known.ts';
import { dereference } from '../schema/resolve-ref.ts';

/** Version 2 has its bodies among the parameters and one host for all; version 3 has servers and request bodies. */
export type OpenApiVersion = 2 | 3;

/** The version of an OpenAPI document, 2.0 to 3.2; null for any other. */
export function openApiVersion(root: JsonValue | undefined): OpenApiVersion | null {
  if (!isObject(member(root, 'paths'))) return null;
  if (textMember(root, 'swagger')?.startsWith('2.')) return 2;
  return /^3\.[0-2](?:\.|$)/.test(textMember(root, 'openapi') ?? '') ? 3 : null;
}

/** Names an operation can stand under: those of a path item, and what 3.2 adds. */
export const methodNames = ['get', 'put', 'post', 'delete', 'options', 'head', 'patch', 'trace', 'query'];

/** The operations of a path item, by method in upper case. */
export function operationsOf(item: JsonObject, document: KnownDocument): Map<string, JsonObject> {
  const found = new Map<string, JsonObject>();
  const more = item.get('additionalOperations');
  const named = [...item].filter(([name]) => methodNames.includes(name));
  for (const [name, operation] of [...named, ...(isObject(more) ? more : [])]) {
    const read = dereference(operation, document);
    if (read) found.set(name.toUpperCase(), read);
  }
  return found;
}

/** What parameters an operation has, those of its path item included; the operation's own count. */
export function parametersOf(item: JsonObject, operation: JsonObject, document: KnownDocument): JsonObject[] {
  const byPlace = new Map<string, JsonObject>();
  for (const holder of [item, operation]) {
    const list = holder.get('parameters');
    for (const one of isArray(list) ? list : []) {
      const parameter = dereference(one, document);
      if (parameter) byPlace.set(`${textMember(parameter, 'in') ?? ''} ${textMember(parameter, 'name') ?? ''}`, parameter);
    }
  }
  return [...byPlace.values()];
}
