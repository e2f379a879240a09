import { createExample, exampleBodyTypes, type Example, type ExampleBody, type ExampleRequest } from '#shared/model/example';
import { buildDraft } from '#shared/interop/build-draft';
import type { ImportNotes } from '#shared/interop/import-notes';
import { field, isRecord, listIn, numberIn, recordIn, textIn, type Loose } from '#shared/interop/loose';
import { readBruBody, rowIn } from './bru-body.ts';

interface Place {
  readonly place: string;
  readonly notes: ImportNotes;
}

/** The `example` blocks of a `.bru` file; one that cannot be read is told. */
export const readBruExamples = (value: unknown, at: Place): Example[] =>
  listIn(value, 'examples')
    .filter(isRecord)
    .flatMap((example) => {
      const trouble = textIn(example, 'error');
      if (trouble === '') return [readExample(example, at)];
      at.notes.lose(at.place, 'an example', `it cannot be read: ${trouble.split('\n')[0] ?? ''}`);
      return [];
    });

function readExample(example: Loose, at: Place): Example {
  const response = recordIn(example, 'response');
  const status = numberIn(response, 'status');
  return createExample(textIn(example, 'name'), {
    description: textIn(example, 'description'),
    request: readRequest(recordIn(example, 'request'), at),
    status: status !== null && Number.isSafeInteger(status) ? status : null,
    reason: textIn(response, 'statusText'),
    headers: listIn(response, 'headers')
      .filter(isRecord)
      .map((header) => [textIn(header, 'name'), textIn(header, 'value')]),
    body: readBody(field(response, 'body')),
  });
}

function readRequest(request: Loose, at: Place): ExampleRequest | null {
  if (textIn(request, 'url') === '' && textIn(request, 'method') === '') return null;
  const params = listIn(request, 'params').filter(isRecord);
  const rows = params.filter((one) => textIn(one, 'type') !== 'path').map(rowIn);
  const body = recordIn(request, 'body');
  const { method, url, query, path, headers, ...rest } = buildDraft({
    url: textIn(request, 'url'),
    ...(rows.length > 0 && { query: rows }),
    path: params.filter((one) => textIn(one, 'type') === 'path').map(rowIn),
    method: textIn(request, 'method').toUpperCase(),
    headers: listIn(request, 'headers').filter(isRecord).map(rowIn),
    body: readBruBody(textIn(body, 'mode') || textIn(request, 'mode') || 'none', body, at),
  });
  return { method, url, query, path, headers, body: rest.body };
}

function readBody(body: unknown): ExampleBody | null {
  if (!isRecord(body)) return null;
  const type = textIn(body, 'type');
  return { type: exampleBodyTypes.find((one) => one === type) ?? 'text', data: textIn(body, 'content') };
}
