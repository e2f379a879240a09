import { createSign, generateKeyPairSync, type KeyObject } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** What a server answers: a JSON object, or anything at all. */
export type Answer =
  | object
  | { readonly status?: number; readonly type?: string; readonly raw: string; readonly location?: string };

/** What goes wrong; what is left out is as it should be. */
export interface Tricks {
  readonly metadata?: (honest: Record<string, unknown>) => Record<string, unknown>;
  /** The query that the browser is sent back with. */
  readonly back?: (honest: URLSearchParams, asked: URLSearchParams) => URLSearchParams;
  readonly token?: (form: URLSearchParams, honest: Record<string, unknown>) => Answer | Promise<Answer>;
  /** What is said about a code to be confirmed elsewhere. */
  readonly device?: Record<string, unknown>;
  /** Claims of the id token. */
  readonly claims?: (honest: Record<string, unknown>) => Record<string, unknown>;
  readonly header?: Record<string, unknown>;
  /** Signs with a key that is not among those published. */
  readonly strangeKey?: boolean;
}

export interface HostileServer {
  readonly url: string;
  tricks: Tricks;
  /** Forms that the token endpoint received. */
  readonly asked: URLSearchParams[];
  /** The last authorization request. */
  authorization: URLSearchParams;
  close(): Promise<void>;
}

const pair = () => generateKeyPairSync('rsa', { modulusLength: 2048 });

/** An authorization server that does as it is told, right or wrong. It asks nobody: whoever comes is Mallory. */
export async function startHostileServer(): Promise<HostileServer> {
  const { publicKey, privateKey } = pair();
  const strange = pair().privateKey;
  let given = 0;
  const server = createServer((request, response) => void answer(request, response));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const hostile: HostileServer = {
    url,
    tricks: {},
    asked: [],
    authorization: new URLSearchParams(),
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const asked = new URL(request.url ?? '/', url);
    if (asked.pathname === '/authorize') return sendBack(asked.searchParams, response);
    if (asked.pathname.endsWith('openid-configuration')) return reply(response, metadataOf(hostile));
    if (asked.pathname === '/jwks') return reply(response, { keys: [publicKey.export({ format: 'jwk' })] });
    if (asked.pathname === '/device') return reply(response, { ...deviceOf(url), ...hostile.tricks.device });
    if (asked.pathname !== '/token') return reply(response, { status: 404, raw: '' });
    const form = new URLSearchParams(await bodyOf(request));
    hostile.asked.push(form);
    const honest = { access_token: `access-${++given}`, token_type: 'Bearer', expires_in: 3600, ...idToken() };
    return reply(response, (await hostile.tricks.token?.(form, honest)) ?? honest);
  }

  function sendBack(asked: URLSearchParams, response: ServerResponse): void {
    hostile.authorization = asked;
    const honest = new URLSearchParams({ code: 'the-code', state: asked.get('state') ?? '', iss: url });
    const query = hostile.tricks.back?.(honest, asked) ?? honest;
    response.writeHead(302, { Location: `${asked.get('redirect_uri')}?${query.toString()}` }).end();
  }

  function idToken(): Record<string, string> {
    const nonce = hostile.authorization.get('nonce');
    if (nonce === null) return {};
    const { claims, header, strangeKey } = hostile.tricks;
    const now = Math.floor(Date.now() / 1000);
    const honest = { iss: url, sub: 'mallory', aud: 'client', exp: now + 300, iat: now, nonce };
    return { id_token: jwt({ alg: 'RS256', ...header }, claims?.(honest) ?? honest, strangeKey ? strange : privateKey) };
  }

  return hostile;
}

const metadataOf = ({ url, tricks }: HostileServer): Record<string, unknown> => {
  const honest = {
    issuer: url,
    authorization_endpoint: `${url}/authorize`,
    token_endpoint: `${url}/token`,
    device_authorization_endpoint: `${url}/device`,
    jwks_uri: `${url}/jwks`,
    authorization_response_iss_parameter_supported: true,
    code_challenge_methods_supported: ['S256'],
    id_token_signing_alg_values_supported: ['RS256'],
  };
  return tricks.metadata?.(honest) ?? honest;
};

const deviceOf = (url: string) => ({
  device_code: 'secret',
  user_code: 'WDJB-MJHT',
  verification_uri: `${url}/verify`,
  expires_in: 60,
  interval: 1,
});

export function jwt(header: object, claims: object, key: KeyObject): string {
  const input = [header, claims].map((part) => Buffer.from(JSON.stringify(part)).toString('base64url')).join('.');
  return `${input}.${createSign('sha256').update(input).sign(key).toString('base64url')}`;
}

function reply(response: ServerResponse, answer: Answer): void {
  if (!('raw' in answer)) return reply(response, { raw: JSON.stringify(answer) });
  const { status = 200, type = 'application/json', raw, location } = answer;
  response.writeHead(status, { 'Content-Type': type, ...(location !== undefined && { Location: location }) }).end(raw);
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString();
}
