import { graphqlText } from '#shared/graphql/graphql-text';
import type { Answer } from '#shared/checks/answer';
import type { FinishedExchange } from '#shared/model/exchange';
import type { RequestDraft } from '#shared/model/request-draft';
import { isCredential } from '../engine/credentials.ts';
import type { ScriptInput } from '../scripts/script-input.ts';
import { changeDraft } from './change-draft.ts';
import type { ScriptSubject } from './run-scripts.ts';

/** A request that is not sent yet: as it is written, with what the scripts so far have changed. */
export const unsentSubject = (draft: RequestDraft, name: string): ScriptSubject => ({
  draft,
  request: (changes) => requestOf(changeDraft(draft, changes), name),
  response: null,
});

/** A request and its answer. Credentials that it was sent with are none of a script's business. */
export function answeredSubject(
  { draft, name }: { readonly draft: RequestDraft; readonly name: string },
  exchange: FinishedExchange,
  answer: Answer,
  body: { readonly text: string; readonly refused: string },
): ScriptSubject {
  const [sent] = exchange.hops;
  const headers = sent?.requestHeaders.filter(([header]) => !isCredential(header));
  const request = { ...requestOf(draft, name), method: exchange.method, url: exchange.url, ...(headers && { headers }) };
  const { status, statusText, url, responseTime: timeMs, size } = answer;
  return {
    draft,
    request: () => request,
    response: { status, statusText, url, timeMs, size, headers: answer.headers, ...body },
  };
}

/** A GraphQL request is to scripts the JSON that it is sent as. */
function scriptBody(body: RequestDraft['body']): ScriptInput['request']['body'] {
  if (body.kind === 'graphql') return { kind: 'json', text: graphqlText(body) };
  return body.kind === 'json' || body.kind === 'text' ? { kind: body.kind, text: body.text } : null;
}

function requestOf(draft: RequestDraft, name: string): ScriptInput['request'] {
  const { body, options } = draft;
  return {
    name,
    tags: draft.tags,
    method: draft.method,
    url: draft.url,
    headers: draft.headers.flatMap((row) => (row.enabled && row.name !== '' ? [[row.name, row.value] as const] : [])),
    body: scriptBody(body),
    timeoutMs: options.totalTimeoutMs ?? 0,
    pathParams: draft.path.flatMap((row) => (row.enabled ? [[row.name, row.value] as const] : [])),
    auth: draft.auth.kind,
  };
}
