import { sample } from 'openapi-sampler';
import { isRecord } from '#shared/interop/loose';
import { exampleIn, type OpenApiDocument } from './openapi-document.ts';

/** Beyond this depth samples of schemas that hold each other would grow without end. */
const options = { skipReadOnly: true, quiet: true, maxSampleDepth: 5 } as const;

/** A value that fits a schema: its example, its default, or one made of it; undefined where none can be made. */
export function sampleOf(document: OpenApiDocument, schema: unknown): unknown {
  if (!isRecord(schema)) return undefined;
  const example = exampleIn(document, document.follow(schema));
  if (example !== undefined) return example;
  try {
    return sample({ ...schema }, options, { ...document.root }) as unknown;
  } catch {
    // A schema that holds itself, or refers to nothing, has no sample.
    return undefined;
  }
}

/** The same, as XML with the names that the schema gives. */
export function xmlSampleOf(document: OpenApiDocument, schema: unknown): string {
  if (!isRecord(schema)) return '';
  try {
    const written = sample({ ...schema }, { ...options, format: 'xml' }, { ...document.root }) as unknown;
    return typeof written === 'string' ? written : '';
  } catch {
    return '';
  }
}
