import type { DraftPlace } from '../failure';
import type { RequestDraft } from '../model/request-draft';
import type { Row } from '../model/row';

/** Where in a draft something stands, as part of a sentence: “the address”, “the header X-Key”. */
export function placeInWords(draft: RequestDraft, place: DraftPlace): string {
  switch (place.part) {
    case 'method':
      return 'the method';
    case 'url':
      return 'the address';
    case 'query':
      return rowInWords('query parameter', draft.query, place);
    case 'path':
      return rowInWords('path parameter', draft.path, place);
    case 'headers':
      return rowInWords('header', draft.headers, place);
    case 'body':
      return bodyInWords(draft, place);
    case 'auth':
      return place.field === undefined ? 'the auth' : `the auth field ${place.field}`;
    case 'options':
      return 'the options';
  }
}

function bodyInWords({ body }: RequestDraft, place: DraftPlace): string {
  if (body.kind === 'form') return rowInWords('form field', body.rows, place);
  if (body.kind === 'multipart') return rowInWords('part', body.parts, place);
  if (body.kind === 'graphql') return graphqlWords[place.field ?? ''] ?? 'the query';
  return body.kind === 'file' ? 'the path of the file' : 'the body';
}

const graphqlWords: Readonly<Record<string, string>> = {
  variables: 'the variables',
  operationName: 'the name of the operation',
  documentId: 'the id of the document',
};

/** A row by its name, or by its number where the name itself is not yet known. */
function rowInWords(noun: string, rows: readonly Row[], { row, field }: DraftPlace): string {
  if (row === undefined) return `a ${noun}`;
  const name = rows[row]?.name ?? '';
  return field === 'name' || name === '' ? `the name of ${noun} ${row + 1}` : `the ${noun} ${name}`;
}
