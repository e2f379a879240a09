import { readChallenges } from '#shared/http/challenge';
import { headerValues } from '#shared/http/header-list';
import { type Auth, authNames } from '#shared/model/auth';
import type { Exchange } from '#shared/model/exchange';
import type { Identity } from '#shared/model/identity';
import type { PracticeAccount, PracticeState } from '#shared/model/practice';
import type { RequestDraft } from '#shared/model/request-draft';
import { isSameOrigin } from './follow-draft';
import { isSame } from './tab';

/** Nobody: always there. */
export const anonymous: Identity = { id: 'anonymous', name: 'anonymous', auth: { kind: 'none' } };

/** Each way in which somebody of the practice server can say who they are, by the scheme that asks for it. */
const practiceAuths: Readonly<Record<string, (account: PracticeAccount) => Auth>> = {
  token: ({ token }) => ({ kind: 'bearer', token, prefix: 'Token' }),
  basic: ({ username, password }) => ({ kind: 'basic', username, password }),
  digest: ({ username, password }) => ({ kind: 'digest', username, password }),
  bearer: ({ token }) => ({ kind: 'bearer', token, prefix: 'Bearer' }),
  apikey: ({ apiKey }) => ({ kind: 'apiKey', name: 'X-Api-Key', value: apiKey, placement: 'header' }),
};

/** Somebody of the practice server. */
export interface Person extends Identity {
  readonly role: string;
}

/** The people of the practice server, where an address leads to it, with the kind of credential its last answer asked for. */
export function practicePeople(practice: PracticeState, url: string, answer?: Exchange): readonly Person[] {
  if (practice.phase !== 'running' || !leadsTo(practice, url)) return [];
  const made = schemesAskedFor(answer).flatMap((scheme) => practiceAuths[scheme] ?? []);
  const authOf = made[0] ?? practiceAuths.token;
  return practice.accounts.map((account) => ({
    id: `practice ${account.username}`,
    name: account.username,
    role: account.role,
    auth: authOf?.(account) ?? { kind: 'none' },
  }));
}

/** Whether an address is one of the server: its own, the balancer's, or a replica's. */
function leadsTo({ url: own, controls }: Extract<PracticeState, { phase: 'running' }>, url: string): boolean {
  const { gateway } = controls ?? {};
  const origins = [own, ...(gateway ? [gateway.url, ...gateway.replicas.map((replica) => replica.url)] : [])];
  return origins.some((origin) => isSameOrigin(origin, url));
}

/** What the people of the practice server sign in with is known to everybody: nothing of it needs to be kept safe. */
export const isPracticeCredential = (practice: PracticeState, text: string): boolean =>
  practice.phase === 'running' &&
  practice.accounts.some(({ token, password, apiKey }) => [token, password, apiKey].includes(text));

/** The same people in every way they may have said who they are. */
export function practiceFaces(practice: PracticeState, url: string): readonly Identity[] {
  if (practice.phase !== 'running' || !leadsTo(practice, url)) return [];
  return practice.accounts.flatMap((account) =>
    Object.entries(practiceAuths).map(([scheme, authOf]) => ({
      id: `practice ${account.username} ${scheme}`,
      name: account.username,
      auth: authOf(account),
    })),
  );
}

function schemesAskedFor(answer: Exchange | undefined): string[] {
  const headers = answer && 'head' in answer ? (answer.head?.headers ?? []) : [];
  const asked = headerValues(headers, 'WWW-Authenticate').flatMap(readChallenges);
  return asked.map(({ scheme }) => scheme.toLowerCase().replaceAll('-', ''));
}

const slot = /^(authorization|x-api-key)$/i;

/** The draft as somebody else would send it. A header typed in the place of the credential is switched off. */
export const asIdentity = (draft: RequestDraft, auth: Auth): RequestDraft => ({
  ...draft,
  auth,
  headers: draft.headers.map((row) => (slot.test(row.name.trim()) ? { ...row, enabled: false } : row)),
});

/** Which of some identities a draft is sent as; null when it is none of them. */
export function identityOf({ auth, headers }: RequestDraft, among: readonly Identity[]): Identity | null {
  if (headers.some(({ name, enabled }) => enabled && slot.test(name.trim()))) return null;
  return among.find((one) => isSame(one.auth, auth)) ?? null;
}

/** Whom a draft is sent as, in words: by a name where it has one. */
export function whoWords(draft: RequestDraft, among: readonly Identity[]): string {
  const who = identityOf(draft, among);
  if (who) return `as ${who.name}`;
  const { auth } = draft;
  if (auth.kind === 'none') return 'with a header of its own';
  return 'username' in auth && auth.username !== '' ? `as ${auth.username}` : `with ${authNames[auth.kind]}`;
}
