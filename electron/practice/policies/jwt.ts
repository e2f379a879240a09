import { createHmac, randomUUID } from 'node:crypto';
import type { Ask } from '../frame/ask.ts';
import { personNamed } from '../world/people.ts';
import type { Drawer } from '../world/drawers.ts';
import type { Authenticator } from './authentication.ts';

export type TokenType = 'access' | 'refresh';

const lifetimes: Readonly<Record<TokenType, number>> = { access: 300, refresh: 86_400 };
const secret = 'practice tokens are for practice';

export interface Claims {
  readonly token_type: TokenType;
  readonly exp: number;
  readonly iat: number;
  readonly jti: string;
  readonly username: string;
}

/** A signed token (HS256), good for five minutes or, to refresh, for a day. */
export function makeJwt(ask: Ask, type: TokenType, username: string): string {
  const iat = Math.floor(ask.world.clock.now() / 1000);
  const claims: Claims = { token_type: type, exp: iat + lifetimes[type], iat, jti: randomUUID(), username };
  const signed = `${encode({ alg: 'HS256', typ: 'JWT' })}.${encode(claims)}`;
  return `${signed}.${sign(signed)}`;
}

/** The claims of a token that is ours, unbroken and not expired. The algorithm is ours to say: what the token says of it is not asked. */
export function readJwt(ask: Ask, token: string): Claims | null {
  const [header = '', payload = '', signature = ''] = token.split('.');
  if (token.split('.').length !== 3 || signature !== sign(`${header}.${payload}`)) return null;
  const claims = JSON.parse(Buffer.from(payload, 'base64url').toString('utf8')) as Claims;
  return claims.exp * 1000 > ask.world.clock.now() ? claims : null;
}

const encode = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('base64url');
const sign = (text: string): string => createHmac('sha256', secret).update(text).digest('base64url');

/** Refresh tokens that were used, and are good no more. */
export const usedTokens = (ask: Ask): Drawer<true> => ask.world.drawers.open('used refresh tokens');

export const jwtAuthenticator: Authenticator = {
  name: 'jwt',
  challenge: 'Bearer realm="api"',
  read(ask) {
    const token = /^Bearer\s+(.*)$/i.exec(ask.headers.authorization ?? '')?.[1];
    if (token === undefined) return null;
    const claims = readJwt(ask, token.trim());
    const person = claims?.token_type === 'access' ? personNamed(claims.username) : undefined;
    if (person) return person;
    const messages = [{ token_class: 'AccessToken', token_type: 'access', message: 'Token is invalid or expired' }];
    const detail = 'Given token not valid for any token type';
    return { wrong: detail, fields: { detail, code: 'token_not_valid', messages } };
  },
};
