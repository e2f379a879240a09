import { generateKeyPair } from 'node:crypto';
import { promisify } from 'node:util';
import type { Drawer } from '../world/drawers.ts';
import type { World } from '../world/world.ts';

/** A program as OAuth 1.0 knows it. Nothing here is secret. */
export interface Consumer {
  readonly key: string;
  readonly secret: string;
  /** Present where it signs with a key of its own. */
  readonly publicKey?: string;
  readonly privateKey?: string;
}

/** A token with its secret, and whom it stands for. */
export interface Token {
  readonly value: string;
  readonly secret: string;
  readonly consumerKey: string;
  readonly username: string;
  /** World time in milliseconds. */
  readonly expires: number;
}

/** A token that a program holds until a person has said yes. */
export interface RequestToken extends Token {
  readonly callback: string;
  readonly verifier: string | null;
}

export const practiceConsumer = { key: 'practice-consumer', secret: 'consumer-secret' } as const;
const rsaKey = 'practice-rsa-consumer';

/** Alice gave this token away long ago, so that nobody has to dance to try a signature. */
export const standingToken: Token = {
  value: 'alice-token',
  secret: 'alice-token-secret',
  consumerKey: practiceConsumer.key,
  username: 'alice',
  expires: Infinity,
};

export const accessLifetimeSeconds = 3_600;
export const requestLifetimeSeconds = 300;

/** Everything OAuth 1.0 remembers between requests. */
export interface Desk {
  readonly consumers: ReadonlyMap<string, Consumer>;
  readonly requestTokens: Drawer<RequestToken>;
  readonly accessTokens: Drawer<Token>;
  /** Nonces seen, with the second they were made for. */
  readonly nonces: Drawer<number>;
}

/** Made at the first request, because a pair of RSA keys takes its time. */
export const deskOf = (world: World): Promise<Desk> => world.recall('oauth1 desk', () => makeDesk(world));

async function makeDesk({ drawers }: World): Promise<Desk> {
  const pairs = drawers.open<KeyPair>('oauth1 keys');
  const keys = pairs.get('rsa') ?? pairs.offer('rsa', await makeKeys());
  const consumers: readonly Consumer[] = [practiceConsumer, { key: rsaKey, secret: '', ...keys }];
  return {
    consumers: new Map(consumers.map((consumer) => [consumer.key, consumer])),
    requestTokens: drawers.open('oauth1 request tokens'),
    accessTokens: drawers.open<Token>('oauth1 access tokens', () => [
      [standingToken.value, standingToken],
      [`${rsaKey}-token`, { ...standingToken, value: `${rsaKey}-token`, secret: '', consumerKey: rsaKey }],
    ]),
    nonces: drawers.open('oauth1 nonces'),
  };
}

type KeyPair = Required<Pick<Consumer, 'publicKey' | 'privateKey'>>;

async function makeKeys(): Promise<KeyPair> {
  return promisify(generateKeyPair)('rsa', {
    modulusLength: 2048,
    publicKeyEncoding: { type: 'spki', format: 'pem' },
    privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
  });
}
