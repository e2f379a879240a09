import type { JsonValue } from '../json-value';
import type { PageKind } from '../page';
import type { ReadInput } from '../page-input';
import { drf, drfMetadata } from './drf';
import { hal } from './hal';
import { jsonApi } from './json-api';
import type { Kind, KindReading } from './kind';
import { plain } from './plain';

/** Asked in this order; the first that recognises a body reads it. `plain` takes what is left. */
const kinds: readonly Kind[] = [hal, jsonApi, drfMetadata, drf, plain];

/** A body as the kind that recognises it reads it. */
export function readKind(body: JsonValue, input: ReadInput): { readonly kind: PageKind; readonly reading: KindReading } {
  for (const kind of kinds) {
    const reading = kind.read(body, input);
    if (reading) return { kind: kind.name, reading };
  }
  return { kind: 'opaque', reading: { list: null, resource: null, links: [] } };
}
