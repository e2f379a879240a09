import { exampleBodyTypes, createExample, type Example, type ExampleBody, type ExampleRequest } from '../../model/example';
import { exampleBodyType } from '../../model/example-body';
import { buildDraft, headerIn } from '../build-draft';
import type { ImportNotes } from '../import-notes';
import { field, isRecord, listIn, numberIn, textIn, type Loose } from '../loose';
import { readPostmanBody } from './postman-body';
import { headerRows } from './postman-row';
import { readPostmanUrl } from './postman-url';

interface Place {
  readonly place: string;
  readonly notes: ImportNotes;
}

/** The answers that were saved with a request of Postman. */
export const readPostmanExamples = (item: Loose, at: Place): Example[] =>
  listIn(item, 'response')
    .filter(isRecord)
    .map((response) => readExample(response, at));

function readExample(response: Loose, at: Place): Example {
  const headers = headerRows(field(response, 'header')).filter(({ enabled }) => enabled);
  const code = numberIn(response, 'code');
  return createExample(textIn(response, 'name'), {
    request: readOriginal(field(response, 'originalRequest'), at),
    status: code !== null && Number.isSafeInteger(code) ? code : null,
    reason: textIn(response, 'status'),
    headers: headers.map(({ name, value }) => [name, value]),
    body: bodyOf(response, headerIn(headers, 'content-type')),
  });
}

function readOriginal(value: unknown, at: Place): ExampleRequest | null {
  if (typeof value === 'string') return partsOf(buildDraft({ url: value }));
  if (!isRecord(value)) return null;
  const headers = headerRows(field(value, 'header'));
  return partsOf(
    buildDraft({
      ...readPostmanUrl(field(value, 'url')),
      method: textIn(value, 'method') || 'GET',
      headers,
      body: readPostmanBody(field(value, 'body'), { ...at, headers }),
    }),
  );
}

const partsOf = ({ method, url, query, path, headers, body }: ReturnType<typeof buildDraft>): ExampleRequest => ({
  method,
  url,
  query,
  path,
  headers,
  body,
});

/** Postman says in words what it shows a body as. */
function bodyOf(response: Loose, mediaType: string): ExampleBody | null {
  const data = textIn(response, 'body');
  if (data === '') return null;
  const shownAs = textIn(response, '_postman_previewlanguage').toLowerCase();
  const said = exampleBodyTypes.find((type) => type === shownAs && type !== 'binary');
  return { type: said ?? exampleBodyType(mediaType), data };
}
