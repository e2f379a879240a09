import { isNumber, isObject, pointerTo, textMember, valueAt, type JsonValue } from '../json-value.ts';
import { dereference, pointerInside } from '../schema/resolve-ref.ts';
import type { KnownDocument } from '../known.ts';
import { documentPaths, successesOf } from './document-paths.ts';
import type { OpenApiOperation, OpenApiResource } from './openapi-resource.ts';

/** A Link Object (OpenAPI 3.1, 4.8.20): an operation that an answer leads to, and what of the answer it is asked with. */
export interface DescribedLink {
  readonly name: string;
  readonly operationId: string | null;
  readonly operationRef: string | null;
  readonly parameters: readonly { readonly name: string; readonly expression: JsonValue }[];
}

/** The Link Objects of what reading the page answers with. */
export function linksOfAnswer({ operations, document }: OpenApiResource): DescribedLink[] {
  const reading = operations.find(({ method }) => method === 'GET');
  const holders = reading ? successesOf(reading, document).map((response) => response.get('links')) : [];
  return holders.flatMap((holder) =>
    [...(isObject(holder) ? holder : [])].flatMap(([name, value]) => {
      const link = dereference(value, document);
      if (!link) return [];
      const parameters = link.get('parameters');
      return [
        {
          name,
          operationId: textMember(link, 'operationId'),
          operationRef: textMember(link, 'operationRef'),
          parameters: [...(isObject(parameters) ? parameters : [])].map(([of, expression]) => ({ name: of, expression })),
        },
      ];
    }),
  );
}

interface Target {
  readonly template: string;
  readonly operation: OpenApiOperation;
}

/** The operation of the same document that a link leads to; null when it has none. */
export function findLinkTarget({ operationId, operationRef }: DescribedLink, document: KnownDocument): Target | null {
  const pointer = operationRef === null ? null : pointerInside(operationRef, document);
  for (const { template, operations } of documentPaths(document)) {
    const operation = operations.find((one) =>
      operationId === null
        ? pointer === pointerTo(pointerTo('/paths', template), one.method.toLowerCase())
        : textMember(one.operation, 'operationId') === operationId,
    );
    if (operation) return { template, operation };
  }
  return null;
}

/** The place in an answer that a runtime expression names, as a JSON Pointer; null for any other expression. */
export const pointerOf = (expression: JsonValue): string | null =>
  (typeof expression === 'string' && /^\$response\.body#(\/.*)$/.exec(expression)?.[1]) || null;

/** What an expression comes to: a constant, a value of the answer, or one of the path it was asked at. Null when it is not there. */
export function valueOf(expression: JsonValue, json: JsonValue | undefined, path: ReadonlyMap<string, string>): string | null {
  const pointer = pointerOf(expression);
  if (pointer !== null) return textOf(valueAt(json, pointer));
  if (typeof expression === 'string' && expression.startsWith('$'))
    return path.get(/^\$request\.path\.(.+)$/.exec(expression)?.[1] ?? '') ?? null;
  return textOf(expression);
}

function textOf(value: JsonValue | undefined): string | null {
  if (isNumber(value)) return value.number;
  return typeof value === 'string' && value !== '' ? value : null;
}
