import { generateKeyPair, type JsonWebKey } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { promisify } from 'node:util';
import type { Provider } from 'oidc-provider';
import type { Ask } from '../frame/ask.ts';
import { attach, attachedTo } from '../world/attachments.ts';
import type { World } from '../world/world.ts';
import { createGrantStore, type GrantStore } from './grant-store.ts';
import { registerPasswordGrant } from './password-grant.ts';
import { settings } from './settings.ts';

/** Where the authorization server lives. */
export const mount = '/oauth';

export const grantStoreOf = (world: World): GrantStore => world.recall('oauth grants', () => createGrantStore(world));

/**
 * The authorization server under the name the caller used for this machine. It is made at the first
 * request: loading it takes longer than starting all the rest.
 */
export function providerOf(ask: Ask): Promise<Provider> {
  const issuer = `${ownOrigin(ask)}${mount}`;
  return ask.world.recall(`oauth provider ${issuer}`, () => createProvider(issuer, ask.world));
}

/** Lets the authorization server answer a request as if nothing stood in front of its paths. */
export async function serveProvider(ask: Ask, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const provider = await providerOf(ask);
  const originalUrl = request.url ?? mount;
  const mounted = Object.assign(request, { originalUrl, url: pathBelow(originalUrl) });
  try {
    await provider.callback()(mounted, response);
  } finally {
    request.url = originalUrl;
  }
}

/** Behind a balancer the port of the balancer is the one that everybody knows. */
export const rememberIssuerPort = (world: World, port: number): void => attach(world, 'issuer port', port);

/** Names of this machine other than these two are one and the same issuer, or there would be no end of them. */
function ownOrigin(ask: Ask): string {
  const { hostname, protocol } = new URL(ask.origin);
  const port = attachedTo<number>(ask.world, 'issuer port') ?? ask.raw.socket.localPort;
  return `${protocol}//${hostname === 'localhost' ? 'localhost' : '127.0.0.1'}:${port}`;
}

function pathBelow(target: string): string {
  const [path = ''] = target.split('?', 1);
  return target.slice(path.indexOf(mount) + mount.length);
}

async function createProvider(issuer: string, world: World): Promise<Provider> {
  const [{ default: OidcProvider }, keys] = await Promise.all([import('oidc-provider'), signingKeys(world)]);
  const provider = new OidcProvider(issuer, settings({ store: grantStoreOf(world), keys }));
  registerPasswordGrant(provider);
  provider.silent = true;
  return provider;
}

/** Every issuer of one world signs with the same keys, made when the first one begins. */
async function signingKeys({ drawers }: World): Promise<JsonWebKey[]> {
  const keys = drawers.open<JsonWebKey[]>('oauth keys');
  return keys.get('all') ?? keys.offer('all', await makeKeys());
}

async function makeKeys(): Promise<JsonWebKey[]> {
  const make = promisify(generateKeyPair);
  const [rsa, ec] = await Promise.all([make('rsa', { modulusLength: 2048 }), make('ec', { namedCurve: 'P-256' })]);
  return [
    { ...rsa.privateKey.export({ format: 'jwk' }), use: 'sig', alg: 'RS256' },
    { ...ec.privateKey.export({ format: 'jwk' }), use: 'sig', alg: 'ES256' },
  ];
}
