import type { JsonWebKey } from 'node:crypto';
import type { Configuration, KoaContextWithOIDC } from 'oidc-provider';
import { escapeHtml } from '../frame/html.ts';
import { personNamed } from '../world/people.ts';
import { clientMetadata, oauthClients } from './clients.ts';
import type { GrantStore } from './grant-store.ts';
import { describe, html, pageHeaders } from './pages.ts';

/** Seconds. Short, so that one sees things expire; the practice clock makes them shorter still. */
export const lifetimes = {
  AccessToken: 120,
  ClientCredentials: 120,
  AuthorizationCode: 60,
  RefreshToken: 1_200,
  IdToken: 300,
  DeviceCode: 300,
  Interaction: 600,
  Session: 3_600,
  Grant: 3_600,
} as const;

export const scopes = ['openid', 'profile', 'email', 'offline_access', 'library.read', 'library.write'];

interface Made {
  readonly store: GrantStore;
  readonly keys: readonly JsonWebKey[];
}

/** How the authorization server behaves: nothing is remembered elsewhere, nothing is fetched, PKCE for every code. */
export function settings({ store, keys }: Made): Configuration {
  return {
    adapter: (model) => store.adapterFor(model),
    clients: oauthClients.map(clientMetadata),
    jwks: { keys: [...keys] as NonNullable<Configuration['jwks']>['keys'] },
    cookies: {
      keys: ['practice cookies guard practice data'],
      names: { session: 'oauth_session', interaction: 'oauth_interaction', resume: 'oauth_resume' },
    },
    scopes,
    claims: { openid: ['sub'], profile: ['name', 'preferred_username'], email: ['email', 'email_verified'] },
    responseTypes: ['code', 'code id_token', 'id_token token', 'id_token'],
    routes,
    ttl: lifetimes,
    pkce: { required: () => true },
    rotateRefreshToken: true,
    issueRefreshToken: async (_ctx, client) => client.grantTypeAllowed('refresh_token'),
    expiresWithSession: async () => false,
    interactions: { url: (_ctx, { uid }) => `/oauth/interaction/${uid}` },
    findAccount: (_ctx, id) => accountOf(id),
    renderError: (ctx, { error, error_description: description }) =>
      show(ctx, 'This did not work', `<p><code>${escapeHtml(error)}</code> ${escapeHtml(description ?? '')}</p>`),
    features: {
      devInteractions: { enabled: false },
      clientCredentials: { enabled: true },
      introspection: { enabled: true, allowedPolicy: (_ctx, client) => client.clientAuthMethod !== 'none' },
      revocation: { enabled: true, allowedPolicy: (_ctx, client, token) => token.clientId === client.clientId },
      resourceIndicators: { enabled: false },
      rpInitiatedLogout: { enabled: true, logoutSource, postLogoutSuccessSource },
      deviceFlow: { enabled: true, charset: 'base-20', mask: '****-****', ...devicePages },
    },
  };
}

const routes = {
  authorization: '/authorize',
  token: '/token',
  userinfo: '/userinfo',
  introspection: '/introspect',
  revocation: '/revoke',
  jwks: '/jwks',
  device_authorization: '/device_authorization',
  code_verification: '/device',
  end_session: '/logout',
};

function accountOf(username: string) {
  const person = personNamed(username);
  if (!person) return undefined;
  const { name, email } = person;
  const claims = { sub: username, name, preferred_username: username, email, email_verified: true };
  return { accountId: username, claims: () => claims };
}

/** The provider writes the forms without buttons and these pages put them in, bound to a form by its id. */
const devicePages: Pick<
  NonNullable<NonNullable<Configuration['features']>['deviceFlow']>,
  'userCodeInputSource' | 'userCodeConfirmSource' | 'successSource'
> = {
  userCodeInputSource(ctx, form, _out, error) {
    const complaint = error ? '<p role="alert">That code does not work (any more). Look at the device again.</p>' : '';
    // The form comes with an inline handler that the page policy would only complain about.
    const quiet = form.replace(/ onfocus="[^"]*"/, ' aria-label="Code"');
    show(
      ctx,
      'Connect a device',
      `${complaint}<p>Type the code that the device shows.</p>${quiet}<p><button class="main" form="op.deviceInputForm">Continue</button></p>`,
    );
  },
  userCodeConfirmSource(...[ctx, form, client, , code]) {
    const buttons =
      '<button class="main" form="op.deviceConfirmForm" autofocus>Yes, go on</button> <button form="op.deviceConfirmForm" name="abort" value="yes">No</button>';
    show(
      ctx,
      'Is this your device?',
      `<p><strong>${escapeHtml(client.clientId)}</strong> must show <strong>${escapeHtml(code)}</strong>.</p>${describe(client.clientId)}${form}<p>${buttons}</p>`,
    );
  },
  successSource: (ctx) => show(ctx, 'Connected', '<p>The device goes on by itself. You can close this page.</p>'),
};

function logoutSource(ctx: KoaContextWithOIDC, form: string): void {
  const buttons =
    '<button class="main" form="op.logoutForm" name="logout" value="yes" autofocus>Log out</button> <button form="op.logoutForm">Stay</button>';
  show(ctx, 'Log out?', `${form}<p>${buttons}</p>`);
}

function postLogoutSuccessSource(ctx: KoaContextWithOIDC): void {
  show(ctx, 'Logged out', '<p>Nobody is logged in here now.</p>');
}

function show(ctx: KoaContextWithOIDC, title: string, body: string): void {
  ctx.type = 'html';
  for (const [name, value] of pageHeaders) ctx.set(name, value);
  ctx.body = html(title, body);
}
