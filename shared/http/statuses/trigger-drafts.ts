import type { PracticeAccount } from '../../model/practice';
import { createDraft, type RequestDraft } from '../../model/request-draft';
import { createRow } from '../../model/row';
import type { TriggerRequest } from './trigger';

/** The practice server a trigger is meant for. */
export interface TriggerPlace {
  readonly origin: string;
  readonly accounts: readonly Pick<PracticeAccount, 'username' | 'token'>[];
  /** Where its proxy listens, as an origin; null where it runs without one. */
  readonly proxy: string | null;
}

/** A trigger's request as a draft that can be sent. Redirects are shown, not followed: the code is the point. */
export function draftOfTrigger(request: TriggerRequest, place: TriggerPlace): RequestDraft {
  const { method, headers = {}, filled, as } = request;
  const { accounts } = place;
  const draft = createDraft(addressOf(request, place), method);
  const token = accounts.find(({ username }) => username === as)?.token;
  const rows = Object.entries(headers);
  const large = filled?.place === 'header' ? [createRow('X-Large', 'x'.repeat(filled.bytes))] : [];
  return {
    ...draft,
    headers: [...rows.map(([name, value]) => createRow(name, value)), ...large],
    body: bodyOf(request),
    auth: token === undefined ? draft.auth : { kind: 'bearer', prefix: 'Token', token },
    options: { ...draft.options, followRedirects: false, fillVariables: false, ...wireOf(request, place) },
  };
}

function addressOf({ path, filled, throughProxy }: TriggerRequest, { origin, proxy }: TriggerPlace): string {
  const query = filled?.place === 'query' ? `?${'x'.repeat(filled.bytes)}` : '';
  return `${throughProxy ? (proxy ?? origin) : origin}${path}${query}`;
}

const wireOf = ({ wire, path, throughProxy }: TriggerRequest, { origin }: TriggerPlace): Partial<RequestDraft['options']> => ({
  ...wire,
  ...(throughProxy && { requestTarget: `${origin}${path}` }),
});

function bodyOf({ headers, body, filled }: TriggerRequest): RequestDraft['body'] {
  const text = filled?.place === 'body' ? 'x'.repeat(filled.bytes) : body;
  if (text === undefined) return { kind: 'none' };
  return { kind: 'text', text, mediaType: headers?.['Content-Type'] ?? 'text/plain' };
}
