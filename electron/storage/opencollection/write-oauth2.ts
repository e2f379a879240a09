import type { OAuth2ClientCredentials, OAuth2TokenConfig } from '@opencollection/types/common/auth-oauth2';
import { blankOAuth2, type OAuth2Auth, type OAuth2Extra } from '#shared/model/auth/oauth2';
import type { WantedMap } from '../yaml/wanted.ts';
import { flows } from './read-oauth2.ts';
import { wantedRow } from './write-body.ts';

/** OAuth 2 in the words of OpenCollection, which has none for devices: that grant stands beside the request's file. */
export function writeOAuth2(auth: OAuth2Auth): WantedMap | undefined {
  const { grant } = auth;
  if (grant === 'deviceCode') return undefined;
  return {
    type: 'oauth2',
    flow: flows[grant],
    ...addressesOf(auth),
    credentials: credentialsOf(auth),
    resourceOwner: grant === 'password' ? { username: auth.username, password: auth.password } : undefined,
    scope: orAbsent(auth.scope),
    pkce: grant === 'authorizationCode' ? pkceOf(auth) : undefined,
    additionalParameters: extrasOf(auth),
    tokenConfig: configOf(auth),
    settings: {
      autoFetchToken: auth.autoFetch ? undefined : false,
      // Elsewhere a token is not renewed where nothing is said.
      autoRefreshToken: auth.autoRefresh,
    },
  };
}

function addressesOf({ grant, authorizationUrl, tokenUrl, refreshUrl, callback, callbackUrl }: OAuth2Auth): WantedMap {
  const usesBrowser = grant === 'authorizationCode' || grant === 'implicit';
  const hasToken = grant !== 'implicit';
  return {
    authorizationUrl: usesBrowser ? orAbsent(authorizationUrl) : undefined,
    accessTokenUrl: hasToken ? orAbsent(tokenUrl) : undefined,
    refreshTokenUrl: hasToken ? orAbsent(refreshUrl) : undefined,
    callbackUrl: usesBrowser && callback === 'fixed' ? orAbsent(callbackUrl) : undefined,
  };
}

/** The fields that have no place in the file. */
export function besidesOAuth2(auth: OAuth2Auth): readonly (keyof OAuth2Auth)[] {
  const isFixed = auth.callback === 'fixed';
  return [
    ...leftOver(auth),
    'certificateTo',
    'discovery',
    'issuer',
    'deviceUrl',
    'revocationUrl',
    'introspectionUrl',
    'privateKey',
    'keyId',
    'audience',
    'resource',
    'callbackHost',
    'callbackPath',
    'headerName',
    ...(auth.clientAuth === 'basic' || auth.clientAuth === 'body' ? [] : (['clientAuth'] as const)),
    ...(isFixed === (auth.callbackUrl !== '') ? [] : (['callback', 'callbackUrl'] as const)),
    ...(auth.placement === 'body' ? (['placement'] as const) : []),
    ...(auth.placement === 'header' ? [] : (['prefix'] as const)),
    ...(auth.placement === 'query' ? [] : (['parameterName'] as const)),
  ];
}

/** What was typed for another grant, of which this one has nothing in the file. */
export function leftOver({ grant }: Pick<OAuth2Auth, 'grant'>): readonly (keyof OAuth2Auth)[] {
  const isImplicit = grant === 'implicit';
  return [
    ...(grant === 'authorizationCode' || isImplicit ? [] : (['authorizationUrl', 'callback', 'callbackUrl'] as const)),
    ...(isImplicit ? (['tokenUrl', 'refreshUrl', 'clientSecret', 'clientAuth'] as const) : []),
    ...(grant === 'password' ? [] : (['username', 'password'] as const)),
    ...(grant === 'authorizationCode' ? [] : (['pkce'] as const)),
  ];
}

const orAbsent = (text: string): string | undefined => (text === '' ? undefined : text);

/** A grant without a secret takes away the one that an earlier grant left in the file. */
function credentialsOf({ grant, clientId, clientSecret, clientAuth }: OAuth2Auth): WantedMap {
  const hasSecret = grant !== 'implicit';
  const placement: OAuth2ClientCredentials['placement'] = clientAuth === 'body' ? 'body' : undefined;
  return {
    clientId: orAbsent(clientId),
    clientSecret: hasSecret ? orAbsent(clientSecret) : undefined,
    placement: hasSecret ? placement : undefined,
  };
}

const pkceOf = ({ pkce }: OAuth2Auth): WantedMap => (pkce === 'off' ? { disabled: true } : { disabled: undefined, method: pkce });

function extrasOf({ extras }: OAuth2Auth): WantedMap {
  const rows = (step: keyof OAuth2Auth['extras']) => extras[step].map(wantedExtra);
  return {
    authorizationRequest: rows('authorization'),
    accessTokenRequest: rows('token'),
    refreshTokenRequest: rows('refresh'),
  };
}

export const wantedExtra = (row: OAuth2Extra): WantedMap => ({ ...wantedRow(row), placement: row.placement });

function configOf({ account, placement, prefix, parameterName, use }: OAuth2Auth): WantedMap {
  const source: OAuth2TokenConfig['source'] = use === 'id' ? 'id_token' : undefined;
  const isUsual = placement === 'header' && prefix === blankOAuth2.prefix;
  const place = placement === 'query' ? { query: parameterName, header: undefined } : { header: prefix, query: undefined };
  return { id: orAbsent(account), placement: isUsual || placement === 'body' ? undefined : place, source };
}
