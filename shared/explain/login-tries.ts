import type { Challenge } from '../http/challenge';
import { blankAuth, type Auth, type AuthKind } from '../model/auth';
import type { SentCredential } from './credential-sent';
import type { AnswerInput } from './explain-input';
import type { NextTry } from './explanation';

/** The kind of auth that answers a scheme. */
const kinds: Readonly<Record<string, AuthKind>> = {
  basic: 'basic',
  bearer: 'bearer',
  digest: 'digest',
  token: 'token',
  ntlm: 'ntlm',
  negotiate: 'ntlm',
  oauth: 'oauth1',
  'aws4-hmac-sha256': 'awsSigV4',
};

/** What can be done about a 401, the likeliest first. */
export function loginTries(input: AnswerInput, sent: SentCredential | null, challenges: readonly Challenge[]): NextTry[] {
  const { draft } = input;
  return [
    ...otherWord(input, sent, challenges),
    ...challenges.flatMap(({ scheme }) => {
      const kind = kinds[scheme.toLowerCase()];
      if (kind === undefined || kind === draft.auth.kind) return [];
      return [formFor(input, kind, scheme)];
    }),
    ...(sent ? [editAuth(input, 'Renew the credential'), withoutCredential(input)] : [editAuth(input, 'Add a credential')]),
  ].filter((one, index, all) => all.findIndex(({ title }) => title === one.title) === index);
}

/** The same token after the word that the server asks for: `Token` is not `Bearer`. */
function otherWord({ draft }: AnswerInput, sent: SentCredential | null, challenges: readonly Challenge[]): NextTry[] {
  const { auth } = draft;
  if (!sent || auth.kind !== 'bearer' || auth.token === '') return [];
  const wanted = challenges.find(({ scheme }) => /^(bearer|token|jwt)$/i.test(scheme))?.scheme;
  if (wanted === undefined || wanted.toLowerCase() === sent.scheme.toLowerCase()) return [];
  return [
    {
      title: `Send the same token after “${wanted}”`,
      detail: `It went out after “${sent.scheme}”.`,
      action: { kind: 'send', draft: { ...draft, auth: { ...auth, prefix: wanted } } },
    },
  ];
}

const formFor = ({ draft }: AnswerInput, kind: AuthKind, scheme: string): NextTry => ({
  title: `Log in with ${scheme}`,
  detail: 'As the server asks.',
  action: { kind: 'edit', part: 'auth', draft: { ...draft, auth: carryName(draft.auth, blankAuth[kind]) } },
});

/** A name and password that were typed for one kind are most likely meant for the other as well. */
function carryName(from: Auth, to: Auth): Auth {
  const shared = {
    ...('username' in from && { username: from.username }),
    ...('password' in from && { password: from.password }),
  };
  const fits = 'username' in to && 'password' in to;
  // Both texts are fields that `to` has.
  return fits ? ({ ...to, ...shared } as Auth) : to;
}

export const editAuth = ({ draft }: AnswerInput, title: string): NextTry => ({
  title,
  detail: 'Opens Auth beside the answer.',
  action: { kind: 'edit', part: 'auth', draft },
});

/** The same request as nobody, to see what anyone may see. */
export const withoutCredential = ({ draft }: AnswerInput): NextTry => ({
  title: 'Ask without a credential',
  detail: 'To see what anyone may see.',
  action: {
    kind: 'send',
    draft: {
      ...draft,
      auth: blankAuth.none,
      headers: draft.headers.map((row) => (/^(authorization|cookie)$/i.test(row.name.trim()) ? { ...row, enabled: false } : row)),
    },
  },
});
