import type { JsonValue } from '../json-value.ts';
import type { PageKind } from '../page.ts';
import type { ReadInput } from '../page-input.ts';
import { collectionJson } from './collection-json.ts';
import { drf, drfMetadata } from './drf.ts';
import { fhir } from './fhir.ts';
import { graphql } from './graphql.ts';
import { hal, halForms } from './hal.ts';
import { hydra } from './hydra.ts';
import { jsonLd } from './json-ld.ts';
import { jsonApi } from './json-api.ts';
import type { Kind, KindReading } from './kind.ts';
import { odata } from './odata.ts';
import { plain } from './plain.ts';
import { siren } from './siren.ts';
import { xmlKinds } from './xml-lists.ts';

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

/** Every kind there is, but for what is none. */
export const kindNames: readonly PageKind[] = [...kinds.map(({ name }) => name), ...xmlKinds];

/** A body as the kind that recognises it reads it. */
export function readKind(body: JsonValue, input: ReadInput): { readonly kind: PageKind; readonly reading: KindReading } {
  for (const kind of kinds) {
    const reading = kind.read(body, input);
    if (reading) return { kind: kind.name, reading };
  }
  return { kind: 'opaque', reading: { list: null, resource: null, links: [] } };
}
