import { isArray, isObject, member, textMember, type JsonObject, type JsonValue } from '../json-value.ts';
import type { KnownDocument } from '../known.ts';
import { dereference } from '../schema/resolve-ref.ts';
import { operationsIn, type OpenApiOperation } from './openapi-resource.ts';

/** More paths than anybody has written down; what follows them is not looked at. */
const mostPaths = 5_000;

/** One path of a document with what can be done there. */
export interface DocumentPath {
  readonly template: string;
  readonly operations: readonly OpenApiOperation[];
}

/** All paths of a document, in its order. They are read once for each document. */
export function documentPaths(document: KnownDocument): readonly DocumentPath[] {
  const { root } = document;
  if (!isObject(root)) return [];
  const known = read.get(root) ?? readPaths(document);
  read.set(root, known);
  return known;
}

const read = new WeakMap<JsonObject, readonly DocumentPath[]>();

function readPaths(document: KnownDocument): readonly DocumentPath[] {
  const paths = member(document.root, 'paths');
  return [...(isObject(paths) ? paths : [])].slice(0, mostPaths).flatMap(([template, value]) => {
    const item = dereference(value, document);
    return item ? [{ template, operations: operationsIn(item, document) }] : [];
  });
}

/** The operation of this method, where the path has it. */
export const operationFor = ({ operations }: DocumentPath, method: string): OpenApiOperation | undefined =>
  operations.find((one) => one.method === method);

/** What an operation answers with when it succeeds, each with its reference followed; `default` only where no success is named. */
export function successesOf({ operation }: OpenApiOperation, document: KnownDocument): JsonObject[] {
  const responses = operation.get('responses');
  const all = isObject(responses) ? [...responses] : [];
  const named = all.filter(([status]) => /^2..$/.test(status));
  const found = named.length > 0 ? named : all.filter(([status]) => status === 'default');
  return found.flatMap(([, response]) => dereference(response, document) ?? []);
}

/** The schema of what an operation answers with, as it stands; undefined when none is said. */
export function answerSchema(operation: OpenApiOperation, document: KnownDocument): JsonValue | undefined {
  for (const response of successesOf(operation, document)) {
    const content = response.get('content');
    const media = isObject(content) ? [...content.values()] : [];
    const schema = response.get('schema') ?? media.map((one) => member(one, 'schema')).find((one) => one !== undefined);
    if (schema !== undefined) return schema;
  }
  return undefined;
}

/** Query parameters that have to be there. */
export const requiredQuery = ({ parameters }: OpenApiOperation): JsonObject[] =>
  parameters.filter((one) => one.get('in') === 'query' && one.get('required') === true);

/** References that an operation's body is described by: two operations with one of them in common take the same. */
export function bodyReferences({ operation, parameters }: OpenApiOperation, document: KnownDocument): string[] {
  const content = member(dereference(operation.get('requestBody'), document) ?? undefined, 'content');
  const schemas = isObject(content) ? [...content.values()].map((media) => member(media, 'schema')) : [];
  const inBody = parameters.filter((one) => one.get('in') === 'body').map((one) => one.get('schema'));
  return [...schemas, ...inBody].flatMap((schema) => (isArray(schema) ? [] : (textMember(schema, '$ref') ?? [])));
}
