import type { JsonValue } from '../json-value';
import type { PageKind } from '../page';
import type { ReadInput } from '../page-input';
import { collectionJson } from './collection-json';
import { drf, drfMetadata } from './drf';
import { fhir } from './fhir';
import { graphql } from './graphql';
import { hal, halForms } from './hal';
import { hydra } from './hydra';
import { jsonLd } from './json-ld';
import { jsonApi } from './json-api';
import type { Kind, KindReading } from './kind';
import { odata } from './odata';
import { plain } from './plain';
import { siren } from './siren';

/** Asked in this order; the first that recognises a body reads it. `plain` takes what is left. */
const kinds: readonly Kind[] = [
  halForms,
  hal,
  siren,
  collectionJson,
  hydra,
  fhir,
  jsonApi,
  drfMetadata,
  drf,
  odata,
  jsonLd,
  graphql,
  plain,
];

/** A body as the kind that recognises it reads it. */
export function readKind(body: JsonValue, input: ReadInput): { readonly kind: PageKind; readonly reading: KindReading } {
  for (const kind of kinds) {
    const reading = kind.read(body, input);
    if (reading) return { kind: kind.name, reading };
  }
  return { kind: 'opaque', reading: { list: null, resource: null, links: [] } };
}
