import { createExample, largestExampleBody, type Example, type ExampleBody } from '../../model/example';
import { exampleBodyOf, exampleBodyType, fromBase64 } from '../../model/example-body';
import type { RequestDraft } from '../../model/request-draft';
import { field, isRecord, listIn, numberIn, recordIn, textIn, type Loose } from '../loose';

/** The answer of an entry as an example; null where no answer came. */
export function readHarAnswer(entry: Loose, draft: RequestDraft): Example | null {
  return readAnswer(recordIn(entry, 'response'), draft);
}

/** Status 0 says that no answer came. */
function readAnswer(response: Loose, { method, url, query, path, headers, body }: RequestDraft): Example | null {
  const status = numberIn(response, 'status');
  if (status === null || !Number.isSafeInteger(status) || status < 100) return null;
  const reason = textIn(response, 'statusText');
  const content = recordIn(response, 'content');
  return createExample(`${status} ${reason}`.trim(), {
    request: { method, url, query, path, headers, body },
    status,
    reason,
    headers: listIn(response, 'headers')
      .filter(isRecord)
      .map((header): [string, string] => [textIn(header, 'name'), textIn(header, 'value')])
      // The names of HTTP/2 for what stands on the first line begin with a colon.
      .filter(([name]) => name !== '' && !name.startsWith(':')),
    body: bodyOf(content),
  });
}

function bodyOf(content: Loose): ExampleBody | null {
  const text = field(content, 'text');
  const mediaType = textIn(content, 'mimeType');
  if (typeof text !== 'string' || text === '') return null;
  const isBase64 = textIn(content, 'encoding').toLowerCase() === 'base64';
  // What is too large is not taken apart first.
  if (isBase64 && text.length > 2 * largestExampleBody) return { type: 'binary', data: text };
  const bytes = isBase64 ? fromBase64(text) : null;
  return bytes === null ? { type: exampleBodyType(mediaType), data: text } : exampleBodyOf(bytes, mediaType);
}
