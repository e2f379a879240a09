import type { OAuth2Auth } from '../model/auth/oauth2';
import type { OAuthAct, OAuthActor, OAuthStep } from '../model/oauth-flow';

type Planned = readonly [id: string, from: OAuthActor, to: OAuthActor, says: string];

/** All steps of a flow before it begins, down to the first use of the token. Texts become exact as the steps happen. */
export function planSteps(act: OAuthAct, auth: OAuth2Auth): OAuthStep[] {
  return [...discovery(act, auth), ...own(act, auth), ...keys(act, auth), ...firstUse(act)].map(([id, from, to, says]) => ({
    id,
    from,
    to,
    says,
    state: 'next',
    exchangeId: null,
  }));
}

const isGrant = (act: OAuthAct): boolean => !['refresh', 'revoke', 'introspect', 'discover'].includes(act);

const discovery = (act: OAuthAct, { discovery: address }: OAuth2Auth): readonly Planned[] =>
  act === 'discover' || (isGrant(act) && address.trim() !== '')
    ? [
        ['discoverAsk', 'cairn', 'server', 'asks what the server offers'],
        ['discoverAnswer', 'server', 'cairn', 'its addresses and what it can do'],
      ]
    : [];

function own(act: OAuthAct, auth: OAuth2Auth): readonly Planned[] {
  switch (act) {
    case 'authorizationCode':
      return [
        ['prepare', 'cairn', 'cairn', preparing[auth.pkce]],
        ...browser(auth, `state${auth.pkce === 'off' ? '' : ' and challenge'}`),
        auth.callback === 'fixed'
          ? ['back', 'you', 'cairn', 'paste the address, with code and state']
          : ['back', 'server', 'cairn', 'sends you back, with code and state'],
        ...token(`code${auth.pkce === 'off' ? '' : ' and verifier'}`),
      ];
    case 'implicit':
      return [
        ['prepare', 'cairn', 'cairn', 'makes a state'],
        ...browser(auth, 'state'),
        ['back', 'you', 'cairn', 'paste the address, with the token behind the #'],
        ['tokenAnswer', 'cairn', 'cairn', 'takes the token out of the address'],
      ];
    case 'deviceCode':
      return [
        ['deviceAsk', 'cairn', 'server', 'asks for a code to show'],
        ['deviceAnswer', 'server', 'cairn', 'a code for you, and a secret one'],
        ['show', 'cairn', 'you', 'shows the code'],
        ['confirm', 'you', 'server', `type it, sign in${asWhom(auth)}, allow ${scopesOf(auth)}`],
        ['poll', 'cairn', 'server', 'asks again and again whether you have'],
        ['tokenAnswer', 'server', 'cairn', 'the tokens'],
      ];
    case 'clientCredentials':
      return token('client id and secret');
    case 'password':
      return token('name and password');
    case 'refresh':
      return token('the refresh token');
    case 'revoke':
      return [
        ['revokeRefresh', 'cairn', 'server', 'ends the refresh token'],
        ['revokeAccess', 'cairn', 'server', 'ends the access token'],
      ];
    case 'introspect':
      return [
        ['introspectAsk', 'cairn', 'server', 'asks what the access token is good for'],
        ['introspectAnswer', 'server', 'cairn', 'what it says of it'],
      ];
    case 'discover':
      return [];
  }
}

const preparing: Readonly<Record<OAuth2Auth['pkce'], string>> = {
  S256: 'makes a verifier and its SHA-256 challenge',
  plain: 'makes a verifier that will go out as it is',
  off: 'makes a state, and no PKCE',
};

const browser = (auth: OAuth2Auth, carries: string): readonly Planned[] => [
  ['open', 'cairn', 'you', `opens the sign-in page, ${carries}`],
  ['signIn', 'you', 'server', `sign in${asWhom(auth)}, allow ${scopesOf(auth)}`],
];

const token = (carries: string): readonly Planned[] => [
  ['tokenAsk', 'cairn', 'server', `POST for a token: ${carries}`],
  ['tokenAnswer', 'server', 'cairn', 'the tokens'],
];

const asWhom = ({ account }: OAuth2Auth): string => (account === '' ? '' : ` as ${account}`);
const scopesOf = ({ scope }: OAuth2Auth): string =>
  scope.trim() === '' ? 'what is asked for' : scope.trim().replace(/\s+/g, ' ');

const keys = (act: OAuthAct, { discovery: address, scope }: OAuth2Auth): readonly Planned[] =>
  (act === 'authorizationCode' || act === 'implicit' || act === 'deviceCode') && address !== '' && /\bopenid\b/.test(scope)
    ? [
        ['keysAsk', 'cairn', 'server', 'asks for the keys of id tokens'],
        ['keysAnswer', 'server', 'cairn', 'the keys; the signature fits'],
      ]
    : [];

const firstUse = (act: OAuthAct): readonly Planned[] =>
  isGrant(act) || act === 'refresh'
    ? [
        ['use', 'cairn', 'resource', 'the request, with the token'],
        ['used', 'resource', 'cairn', 'its answer'],
      ]
    : [];
