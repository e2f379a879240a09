import { z } from 'zod';
import type { Ask } from '../frame/ask.ts';
import { granted, refused, type Outcome } from '../frame/outcome.ts';
import { readJson } from '../frame/read-json.ts';

/** The members of a request (GraphQL over HTTP, 5.1); others are not looked at. Something else may stand for the query. */
export const paramsSchema = z.object({
  query: z.string().nullish(),
  documentId: z.string().nullish(),
  variables: z.record(z.string(), z.unknown()).nullish(),
  operationName: z.string().nullish(),
  extensions: z.record(z.string(), z.unknown()).nullish(),
});

export type SentParams = z.infer<typeof paramsSchema>;

/** What is to be run, from the body of a POST or the query of a GET. */
export async function readParams(ask: Ask): Promise<Outcome<SentParams>> {
  if (ask.method !== 'POST') return fromQuery(ask.query);
  const type = ask.headers['content-type'] ?? '';
  if (!/^application\/(graphql\+)?json\s*(;|$)/i.test(type))
    return refused({
      status: 415,
      detail: 'A request of GraphQL comes as application/json.',
      headers: [['Accept', 'application/json']],
    });
  return readJson(ask, paramsSchema);
}

function fromQuery(query: URLSearchParams): Outcome<SentParams> {
  const [text, documentId] = [query.get('query'), query.get('documentId')];
  const extensions = readObject(query.get('extensions'));
  if (text === null && documentId === null && !extensions)
    return refused({ status: 400, detail: 'There is no query.', help: 'Send it as JSON by POST, or as ?query= by GET.' });
  const variables = readObject(query.get('variables'));
  if (variables === undefined) return refused({ status: 400, detail: 'variables is no JSON object.' });
  if (extensions === undefined) return refused({ status: 400, detail: 'extensions is no JSON object.' });
  return granted({ query: text, documentId, variables, extensions, operationName: query.get('operationName') });
}

function readObject(text: string | null): Record<string, unknown> | null | undefined {
  if (text === null || text === '') return null;
  try {
    return paramsSchema.shape.variables.parse(JSON.parse(text));
  } catch {
    return undefined;
  }
}
