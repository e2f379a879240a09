import type { YAMLMap } from 'yaml';
import { blankOAuth2, type OAuth2Auth, type OAuth2Extra } from '#shared/model/auth/oauth2';
import type { FieldReader } from './field-reader.ts';
import { readRow } from './read-body.ts';

/** OpenCollection's names of the grants it has. */
export const flows = {
  authorizationCode: 'authorization_code',
  clientCredentials: 'client_credentials',
  password: 'resource_owner_password_credentials',
  implicit: 'implicit',
} as const;

/** OAuth 2 as OpenCollection writes it; a flow that it does not name is an authorization code. */
export function readOAuth2(text: (field: string) => string, fields: FieldReader, auth: YAMLMap | null): OAuth2Auth {
  const credentials = fields.map(auth, 'credentials');
  const owner = fields.map(auth, 'resourceOwner');
  const settings = fields.map(auth, 'settings');
  return {
    ...blankOAuth2,
    grant: readGrant(text('flow')),
    authorizationUrl: text('authorizationUrl'),
    tokenUrl: text('accessTokenUrl'),
    refreshUrl: text('refreshTokenUrl'),
    callback: text('callbackUrl') === '' ? 'loopback' : 'fixed',
    callbackUrl: text('callbackUrl'),
    clientId: fields.text(credentials, 'clientId'),
    clientSecret: fields.text(credentials, 'clientSecret'),
    clientAuth: fields.text(credentials, 'placement') === 'body' ? 'body' : 'basic',
    username: fields.text(owner, 'username'),
    password: fields.text(owner, 'password'),
    scope: text('scope'),
    pkce: readPkce(fields, fields.map(auth, 'pkce')),
    extras: readExtras(fields, fields.map(auth, 'additionalParameters')),
    ...readUse(fields, fields.map(auth, 'tokenConfig')),
    autoFetch: fields.flag(settings, 'autoFetchToken') ?? blankOAuth2.autoFetch,
    autoRefresh: fields.flag(settings, 'autoRefreshToken') ?? blankOAuth2.autoRefresh,
  };
}

function readGrant(flow: string): OAuth2Auth['grant'] {
  const found = Object.entries(flows).find(([, name]) => name === flow)?.[0];
  return (found as keyof typeof flows | undefined) ?? 'authorizationCode';
}

/** Where nothing is said, S256 does no harm. */
function readPkce(fields: FieldReader, pkce: YAMLMap | null): OAuth2Auth['pkce'] {
  if (fields.flag(pkce, 'disabled') === true) return 'off';
  return fields.text(pkce, 'method') === 'plain' ? 'plain' : 'S256';
}

function readUse(
  fields: FieldReader,
  config: YAMLMap | null,
): Pick<OAuth2Auth, 'account' | 'use' | 'placement' | 'prefix' | 'parameterName'> {
  const placement = fields.map(config, 'placement');
  const isQuery = placement?.has('query') === true;
  return {
    account: fields.text(config, 'id'),
    use: fields.text(config, 'source') === 'id_token' ? 'id' : 'access',
    placement: isQuery ? 'query' : 'header',
    prefix: placement?.has('header') === true ? fields.text(placement, 'header') : blankOAuth2.prefix,
    parameterName: isQuery ? fields.text(placement, 'query') : blankOAuth2.parameterName,
  };
}

function readExtras(fields: FieldReader, parameters: YAMLMap | null): OAuth2Auth['extras'] {
  const rows = (field: string): OAuth2Extra[] => fields.rows(parameters, field).map((row) => readExtra(fields, row));
  return {
    authorization: rows('authorizationRequest').map((row) => ({ ...row, placement: 'query' })),
    token: rows('accessTokenRequest'),
    refresh: rows('refreshTokenRequest'),
  };
}

/** A parameter beside those of the standard; one that does not say where it goes is of the body. */
export const readExtra = (fields: FieldReader, row: YAMLMap): OAuth2Extra => ({
  ...readRow(fields, row),
  placement: (['query', 'header'] as const).find((place) => place === fields.text(row, 'placement')) ?? 'body',
});
