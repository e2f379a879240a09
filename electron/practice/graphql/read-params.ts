import { z } from 'zod';
import type { Ask } from '../frame/ask.ts';
import { granted, refused, type Outcome } from '../frame/outcome.ts';
import { readJson } from '../frame/read-json.ts';
import type { Params } from './run-operation.ts';

/** The members of a request (GraphQL over HTTP, 5.1); others are not looked at. */
export const paramsSchema = z.object({
  query: z.string(),
  variables: z.record(z.string(), z.unknown()).nullish(),
  operationName: z.string().nullish(),
  extensions: z.record(z.string(), z.unknown()).nullish(),
});

/** What is to be run, from the body of a POST or the query of a GET. */
export async function readParams(ask: Ask): Promise<Outcome<Params>> {
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

function fromQuery(query: URLSearchParams): Outcome<Params> {
  const text = query.get('query');
  if (text === null)
    return refused({ status: 400, detail: 'There is no query.', help: 'Send it as JSON by POST, or as ?query= by GET.' });
  const variables = readVariables(query.get('variables'));
  if (variables === undefined) return refused({ status: 400, detail: 'variables is no JSON object.' });
  return granted({ query: text, variables, operationName: query.get('operationName') });
}

function readVariables(text: string | null): Record<string, unknown> | null | undefined {
  if (text === null || text === '') return null;
  try {
    return paramsSchema.shape.variables.parse(JSON.parse(text));
  } catch {
    return undefined;
  }
}
