import { createHash, createHmac } from 'node:crypto';
import type { Ask } from '../frame/ask.ts';
import { accounts } from '../world/people.ts';

interface Signed {
  readonly accessKey: string;
  readonly date: string;
  readonly scope: string;
  readonly headerNames: readonly string[];
  readonly signature: string;
}

/** Why a signature is no good; nothing when it is good, or when none was sent. The access key is a name, the secret that person's token. */
export function signatureComplaint(ask: Ask): 'InvalidAccessKeyId' | 'SignatureDoesNotMatch' | null {
  const header = ask.headers.authorization ?? '';
  if (!header.startsWith('AWS4-HMAC-SHA256')) return null;
  const signed = readSigned(header);
  const account = accounts.find(({ username }) => username === signed?.accessKey);
  if (!signed || !account) return 'InvalidAccessKeyId';
  if (signatureOf(ask, signed, account.token) !== signed.signature) return 'SignatureDoesNotMatch';
  ask.identity = account.username;
  return null;
}

function readSigned(header: string): Signed | null {
  const match = /Credential=([^/]+)\/((\d{8})\/[^,\s]+),\s*SignedHeaders=([^,\s]+),\s*Signature=([0-9a-f]{64})/.exec(header);
  if (!match) return null;
  const [, accessKey = '', scope = '', date = '', names = '', signature = ''] = match;
  return { accessKey, scope, date, headerNames: names.split(';'), signature };
}

/** Signature Version 4: a canonical request, a string to sign, and a key made of date, region and service. */
function signatureOf(ask: Ask, { scope, headerNames, date }: Signed, secret: string): string {
  const [path = '', query = ''] = ask.target.split('?', 2);
  const valueOf = (name: string): string =>
    String(ask.headers[name] ?? '')
      .trim()
      .replace(/\s+/g, ' ');
  const payload = valueOf('x-amz-content-sha256') || sha256('');
  const canonical = [
    ask.method,
    path,
    canonicalQuery(query),
    ...headerNames.map((name) => `${name}:${valueOf(name)}`),
    '',
    headerNames.join(';'),
    payload,
  ].join('\n');
  const toSign = ['AWS4-HMAC-SHA256', valueOf('x-amz-date'), scope, sha256(canonical)].join('\n');
  const [, region = '', service = ''] = scope.split('/');
  const key = [date, region, service, 'aws4_request'].reduce<Buffer | string>((made, part) => hmac(made, part), `AWS4${secret}`);
  return hmac(key, toSign).toString('hex');
}

const canonicalQuery = (query: string): string =>
  query
    .split('&')
    .filter((part) => part !== '')
    .map((part) => (part.includes('=') ? part : `${part}=`))
    .sort()
    .join('&');
const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');
const hmac = (key: Buffer | string, text: string): Buffer => createHmac('sha256', key).update(text).digest();
