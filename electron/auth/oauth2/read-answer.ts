import type { ResponseHead } from '#shared/model/exchange';
import { headerValue } from '#shared/http/header-list';
import type { OAuthStage } from '#shared/oauth/oauth-problem';
import { checkTokenAnswer } from './check-token-answer';
import { FlowStopped, stopped } from './problem';

export type Fields = Record<string, unknown>;

/**
 * An answer made into what the library reads: JSON, labelled so. What only old servers do (forms instead of JSON, an error with
 * status 200) is understood; what cannot be accepted ends the flow under its own name.
 */
export function readAnswer(stage: OAuthStage, head: ResponseHead, text: string): Response {
  const { status, headers } = head;
  const is = (hundred: number) => Math.floor(status / 100) === hundred;
  if (is(3)) throw stopped(stage, 'redirected', headerValue(headers, 'Location') ?? 'nowhere');
  // A revocation is answered by its status alone (RFC 7009 section 2.2).
  if (is(2) && stage === 'revocation') return jsonAnswer({});
  const fields = readFields(head, text);
  if (fields !== null) refuseError(stage, fields, status);
  if (!is(2)) throw stopped(stage, 'status', String(status));
  if (fields === null) throw stopped(stage, ...unreadable(typeOf(head), text));
  if (stage === 'token' || stage === 'refresh') checkTokenAnswer(stage, fields);
  return jsonAnswer(fields);
}

/** What the library reads. */
export const jsonAnswer = (fields: Fields): Response =>
  new Response(JSON.stringify(fields), { status: 200, headers: { 'content-type': 'application/json' } });

/** An `error` is an error whatever the status says, unless a token stands beside it. */
function refuseError(stage: OAuthStage, fields: Fields, status: number): void {
  const { error, error_description: description } = fields;
  if (typeof error !== 'string' || error === '' || typeof fields['access_token'] === 'string') return;
  throw new FlowStopped({
    kind: 'oauthRefused',
    stage,
    error,
    description: typeof description === 'string' ? description : '',
    status,
  });
}

const typeOf = ({ headers }: ResponseHead): string =>
  (headerValue(headers, 'Content-Type') ?? '').split(';')[0]?.trim().toLowerCase() ?? '';

/** The fields of a JSON object or of a form; null for anything else. */
function readFields(head: ResponseHead, text: string): Fields | null {
  const type = typeOf(head);
  if (/^(?:application|text)\/(?:json|x-json|javascript|x-javascript)$|\+json$/.test(type)) return readObject(text);
  // What GitHub and others gave before JSON was the rule, some of them as text.
  const isForm = type === 'application/x-www-form-urlencoded' || (type === 'text/plain' && /^(?:access_token|error)=/.test(text));
  return isForm ? Object.fromEntries(new URLSearchParams(text)) : null;
}

function readObject(text: string): Fields | null {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Fields) : null;
  } catch {
    return null;
  }
}

function unreadable(type: string, text: string): ['html' | 'wrongType' | 'notJson', string] {
  if (type === 'text/html' || /^\s*<(?:!doctype|html)/i.test(text)) return ['html', ''];
  return type.endsWith('json') ? ['notJson', ''] : ['wrongType', type];
}
