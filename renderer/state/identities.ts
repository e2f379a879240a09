import type { Auth } from '#shared/model/auth';
import type { Identity } from '#shared/model/identity';
import type { PracticeState } from '#shared/model/practice';
import type { RequestDraft } from '#shared/model/request-draft';
import { isSameOrigin } from './follow-draft';
import { isSame } from './tab';

/** Nobody: always there. */
export const anonymous: Identity = { id: 'anonymous', name: 'anonymous', auth: { kind: 'none' } };

/** The people of the practice server, where an address leads to it; its tokens are DRF's. */
export function practicePeople(practice: PracticeState, url: string): readonly Identity[] {
  if (practice.phase !== 'running' || !isSameOrigin(practice.url, url)) return [];
  return practice.accounts.map(({ username, token }) => ({
    id: `practice ${username}`,
    name: username,
    auth: { kind: 'bearer', token, prefix: 'Token' },
  }));
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
