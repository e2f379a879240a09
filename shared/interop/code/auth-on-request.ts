import { type Auth, authNames, blankAuth } from '../../model/auth';
import type { HeaderList } from '../../model/exchange-event';

/** What credentials put on a request, as far as it can be said without asking the server first. */
export interface AuthOnRequest {
  readonly headers: HeaderList;
  readonly query: readonly [string, string] | readonly [];
  /** `name=value`, or empty. */
  readonly cookie: string;
  /** Credentials that are not in these, for tools that know their kind. */
  readonly left: Auth;
  readonly notes: readonly string[];
}

const nothing: AuthOnRequest = { headers: [], query: [], cookie: '', left: blankAuth.none, notes: [] };

/** The header, parameter or cookie that credentials come to. Basic, Digest, NTLM, SigV4 and certificates are left for tools that know them. */
export function authOnRequest(auth: Auth): AuthOnRequest {
  switch (auth.kind) {
    case 'none':
    case 'inherit':
      return nothing;
    case 'bearer':
      return { ...nothing, headers: [['Authorization', `${auth.prefix} ${auth.token}`.trimStart()]] };
    case 'apiKey':
      return keyOn(auth);
    case 'token':
      return { ...nothing, headers: [['Authorization', `${auth.keyword} ${auth.token}`]] };
    case 'basic':
    case 'digest':
    case 'ntlm':
    case 'awsSigV4':
    case 'clientCertificate':
      return { ...nothing, left: auth };
    case 'oauth1':
    case 'oauth2':
    case 'session':
      return {
        ...nothing,
        notes: [`What ${authNames[auth.kind]} puts on a request is made anew each time: it is not in the code.`],
      };
  }
}

function keyOn({ name, value, placement }: Extract<Auth, { kind: 'apiKey' }>): AuthOnRequest {
  if (name === '') return nothing;
  if (placement === 'query') return { ...nothing, query: [name, value] };
  return placement === 'cookie' ? { ...nothing, cookie: `${name}=${value}` } : { ...nothing, headers: [[name, value]] };
}

/** Credentials whose token a server gives out first, with a name in place of the token; all others as they are. */
export function withNamedToken(auth: Auth): { readonly auth: Auth; readonly notes: readonly string[] } {
  if (auth.kind === 'token' && auth.source === 'login') {
    const notes = ['The token is fetched with name and password first: {{token}} stands for it.'];
    return { auth: { ...auth, source: 'typed', token: '{{token}}' }, notes };
  }
  if (auth.kind !== 'oauth2' || auth.placement === 'body') return { auth, notes: [] };
  const { placement, prefix, headerName, parameterName } = auth;
  const token = placement === 'header' ? `${prefix} {{access_token}}`.trimStart() : '{{access_token}}';
  const name = placement === 'header' ? headerName : parameterName;
  return {
    auth: { ...blankAuth.apiKey, name, value: token, placement },
    notes: ['The token comes from the authorization server: {{access_token}} stands for it.'],
  };
}
