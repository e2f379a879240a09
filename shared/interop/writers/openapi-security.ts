import type { Auth } from '../../model/auth';

/** A scheme of OpenAPI 3.1 under a name; null for what asks as nobody, undefined where it has no word for the kind. */
export type SecurityScheme = {
  readonly name: string;
  readonly scheme: Readonly<Record<string, unknown>>;
  readonly scopes: readonly string[];
};

const http = (scheme: string): SecurityScheme => ({ name: `${scheme}Auth`, scheme: { type: 'http', scheme }, scopes: [] });

/** How an API that takes these credentials says so. */
export function securityScheme(auth: Auth): SecurityScheme | null | undefined {
  switch (auth.kind) {
    case 'none':
    case 'inherit':
      return null;
    case 'basic':
      return http('basic');
    case 'digest':
      return http('digest');
    case 'bearer':
      return http('bearer');
    case 'apiKey':
      return { name: `apiKey_${safe(auth.name)}`, scheme: { type: 'apiKey', name: auth.name, in: auth.placement }, scopes: [] };
    case 'token':
      return {
        name: 'tokenAuth',
        scheme: {
          type: 'apiKey',
          name: 'Authorization',
          in: 'header',
          description: `The word ${auth.keyword}, a space, and the token.`,
        },
        scopes: [],
      };
    case 'session':
      return {
        name: 'sessionAuth',
        scheme: { type: 'apiKey', name: 'sessionid', in: 'cookie', description: 'Cookie of a session.' },
        scopes: [],
      };
    case 'clientCertificate':
      return { name: 'mutualTLS', scheme: { type: 'mutualTLS' }, scopes: [] };
    case 'oauth2':
      return oauth2(auth);
    case 'oauth1':
    case 'ntlm':
    case 'awsSigV4':
      return undefined;
  }
}

const safe = (name: string): string => name.replaceAll(/[^\w.-]/g, '_');

function oauth2(auth: Extract<Auth, { kind: 'oauth2' }>): SecurityScheme | undefined {
  const scopes = auth.scope.split(/\s+/).filter((scope) => scope !== '');
  const described = Object.fromEntries(scopes.map((scope) => [scope, '']));
  const token = { tokenUrl: auth.tokenUrl, scopes: described, ...(auth.refreshUrl !== '' && { refreshUrl: auth.refreshUrl }) };
  const flow = {
    authorizationCode: { authorizationUrl: auth.authorizationUrl, ...token },
    clientCredentials: token,
    password: token,
    implicit: { authorizationUrl: auth.authorizationUrl, scopes: described },
    deviceCode: null,
  }[auth.grant];
  if (flow === null) return undefined;
  return { name: `oauth2_${auth.grant}`, scheme: { type: 'oauth2', flows: { [auth.grant]: flow } }, scopes };
}
