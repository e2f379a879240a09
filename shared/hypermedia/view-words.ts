import { metadataOf } from './forms/sources/options-metadata.ts';
import type { FormPlace } from './forms/form-source.ts';
import { member, textMember } from './json-value.ts';
import type { OpenApiResource } from './openapi/openapi-resource.ts';

export interface ViewWords {
  /** What the view is called; for a list it is the list's name, for one of many it names them all alike. */
  readonly name: string | null;
  readonly description: string | null;
}

/** What the server says of the view behind a page: in its answer to OPTIONS, or in the operation that describes reading it. */
export function viewWords(place: Pick<FormPlace, 'input' | 'known' | 'kind'>, openApi: OpenApiResource | null): ViewWords {
  const metadata = place.kind === 'drf-metadata' ? null : metadataOf(place);
  const reading = openApi?.operations.find(({ method }) => method === 'GET')?.operation;
  return {
    name: said(member(metadata ?? undefined, 'name')),
    description:
      said(member(metadata ?? undefined, 'description')) ??
      said(textMember(reading, 'description') ?? textMember(reading, 'summary')),
  };
}

/** Long descriptions are for reading elsewhere: a page has room for a few lines. */
const longest = 600;

function said(value: unknown): string | null {
  const text = typeof value === 'string' ? value.trim() : '';
  if (text === '') return null;
  return text.length > longest ? `${text.slice(0, longest).trimEnd()}…` : text;
}
