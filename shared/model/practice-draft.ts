import { graphqlText } from '../graphql/graphql-text';
import { readGraphqlText } from '../graphql/read-graphql';
import type { Body } from './body';
import { findJsonProblem } from './find-json-problem';
import type { PracticeRequest } from './practice';
import { createDraft, type RequestDraft } from './request-draft';
import { createRow } from './row';

/** The draft that sends a request of the practice server as it stands: these headers, this body, nothing guessed. */
export function draftOfPractice(origin: string, { method, path, headers, body }: PracticeRequest): RequestDraft {
  const type = Object.entries(headers).find(([name]) => name.toLowerCase() === 'content-type')?.[1] ?? '';
  const isChunked = body !== null && Object.entries(headers).some(saysChunked);
  const rows = Object.entries(headers)
    .filter((header) => !isChunked || !saysChunked(header))
    .map(([name, value]) => createRow(name, value));
  const graphql = /\bgraphql\b/.test(path) && body !== null ? readGraphqlText(body) : null;
  const plain = createDraft(origin + path, method);
  const options = isChunked ? { ...plain.options, bodyFraming: 'chunked' as const } : plain.options;
  const draft = { ...plain, options, headers: rows, body: bodyOf(body, type) };
  if (graphql === null || graphqlText(graphql) !== body) return draft;
  // Opened as what it is; what such a body would say of itself in Accept was not asked for.
  const says = rows.some(({ name }) => name.toLowerCase() === 'accept') ? rows : [...rows, createRow('Accept', '*/*')];
  return { ...draft, headers: says, body: graphql };
}

/** How a body is framed is an option: the engine writes the field that says it. */
const saysChunked = ([name, value]: readonly [string, string]): boolean =>
  name.toLowerCase() === 'transfer-encoding' && value.toLowerCase() === 'chunked';

/** JSON opens in the JSON editor, which sends nothing else; everything else is text to which no Content-Type is added. */
function bodyOf(text: string | null, type: string): Body {
  if (text === null) return { kind: 'none' };
  return /^application\/([\w.-]+\+)?json\b/i.test(type) && findJsonProblem(text) === null
    ? { kind: 'json', text }
    : { kind: 'text', text, mediaType: '' };
}
