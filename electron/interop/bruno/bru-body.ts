import { createRow, type Row } from '#shared/model/row';
import { blankBody, type Body, type Part } from '#shared/model/body';
import type { ImportNotes } from '#shared/interop/import-notes';
import { rowOf } from '#shared/interop/build-draft';
import { asText, field, isRecord, listIn, recordIn, textIn } from '#shared/interop/loose';

interface Place {
  readonly place: string;
  readonly notes: ImportNotes;
}

export const rowIn = (value: unknown): Row =>
  rowOf({
    name: textIn(value, 'name'),
    value: textIn(value, 'value'),
    enabled: field(value, 'enabled') !== false,
    description: textIn(value, 'description'),
  });

const texts: Readonly<Record<string, string>> = {
  text: 'text/plain',
  xml: 'application/xml',
  sparql: 'application/sparql-query',
};

type ReadBody = (body: unknown) => Body;

const formBody: ReadBody = (body) => ({ kind: 'form', rows: listIn(body, 'formUrlEncoded').filter(isRecord).map(rowIn) });
const partsBody: ReadBody = (body) => ({
  kind: 'multipart',
  parts: listIn(body, 'multipartForm').filter(isRecord).flatMap(partsOf),
});

const bodies: Readonly<Record<string, ReadBody>> = {
  none: () => ({ kind: 'none' }),
  json: (body) => ({ kind: 'json', text: textIn(body, 'json') }),
  formUrlEncoded: formBody,
  'form-urlencoded': formBody,
  multipartForm: partsBody,
  'multipart-form': partsBody,
  graphql(body) {
    const graphql = recordIn(body, 'graphql');
    return { ...blankBody.graphql, query: textIn(graphql, 'query'), variables: textIn(graphql, 'variables') };
  },
  file(body) {
    const files = listIn(body, 'file').filter(isRecord);
    const chosen = files.find((one) => field(one, 'selected') === true) ?? files[0];
    return { kind: 'file', path: textIn(chosen, 'filePath'), mediaType: textIn(chosen, 'contentType') };
  },
};

/** The body of a `.bru` file: of all that were ever filled in, the one that its mode names. */
export function readBruBody(mode: string, body: unknown, { place, notes }: Place): Body {
  if (Object.hasOwn(texts, mode)) return { kind: 'text', text: textIn(body, mode), mediaType: texts[mode] ?? '' };
  if (Object.hasOwn(bodies, mode)) return bodies[mode]?.(body) ?? { kind: 'none' };
  if (mode !== '') notes.lose(place, `a body of the kind “${mode}”`, 'Cairn has no such kind');
  return { kind: 'none' };
}

function partsOf(value: unknown): Part[] {
  const mediaType = textIn(value, 'contentType');
  const files = field(value, 'value');
  if (textIn(value, 'type') !== 'file') return [{ ...rowIn(value), kind: 'text', path: '', mediaType }];
  const paths = Array.isArray(files) ? files.map(asText) : [asText(files)];
  return (paths.length === 0 ? [''] : paths).map((path) => ({
    ...rowIn(value),
    id: createRow().id,
    value: '',
    kind: 'file',
    path,
    mediaType,
  }));
}
