import { asHttpAddress } from '../http/draft-url';
import { inUsualForm } from '../model/request-options';
import type { RequestDraft } from '../model/request-draft';
import { longestSchemaSource } from './schema-reading';

/** So long a server has for its schema, in milliseconds: large ones are slow to be written. */
const patienceMs = 30_000;

/**
 * The draft that asks a request's server for its schema: the same address, headers, credentials and options,
 * with the question in place of what it asks, and bounds to what may come.
 */
export function schemaDraft(draft: RequestDraft, question: string): RequestDraft {
  const { options } = draft;
  const atMost = (bytes: number) => Math.min(bytes, longestSchemaSource);
  return {
    ...draft,
    method: 'POST',
    url: asHttpAddress(draft.url),
    body: { kind: 'graphql', query: question, variables: '', operationName: '' },
    socket: null,
    checks: [],
    setters: [],
    options: {
      ...inUsualForm(options),
      totalTimeoutMs: patienceMs,
      limits: {
        ...options.limits,
        bodyBytes: atMost(options.limits.bodyBytes),
        decodedBytes: atMost(options.limits.decodedBytes),
      },
    },
  };
}
