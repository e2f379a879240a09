import type { JsonObject } from '../json-value.ts';
import type { KnownDocument } from '../known.ts';
import { findPath, type FoundPath } from './find-path.ts';
import { openApiVersion, operationsOf, parametersOf, type OpenApiVersion } from './openapi-document.ts';

/** One operation with the parameters that stand beside its body. */
export interface OpenApiOperation {
  readonly method: string;
  readonly operation: JsonObject;
  readonly parameters: readonly JsonObject[];
}

/** What an OpenAPI document says of one address. */
export interface OpenApiResource {
  readonly document: KnownDocument;
  readonly version: OpenApiVersion;
  readonly found: FoundPath;
  readonly operations: readonly OpenApiOperation[];
}

/** What a document says of an address; null when it does not know it. */
export function readOpenApiResource(document: KnownDocument | null | undefined, address: string): OpenApiResource | null {
  const version = openApiVersion(document?.root);
  const found = document && version !== null ? findPath(document, address) : null;
  return document && version !== null && found
    ? { document, version, found, operations: operationsIn(found.item, document) }
    : null;
}

/** The operations of a path item. */
export const operationsIn = (item: JsonObject, document: KnownDocument): OpenApiOperation[] =>
  [...operationsOf(item, document)].map(([method, operation]) => ({
    method,
    operation,
    parameters: parametersOf(item, operation, document),
  }));
