import type { AuthKind } from '#shared/model/auth';
import type { AuthAddition } from '#shared/model/auth-preview';
import type { ForeseenAuth } from '../engine/foresee-auth';
import { isCredential } from '../engine/credentials';
import type { WireRequest } from '../engine/wire-request';

type Parts = AuthAddition['parts'];

/** What authorizing adds to a request, with its secrets apart, so that they can be masked. */
export function additionsOf({ bare, authorized }: ForeseenAuth, kind: AuthKind): AuthAddition[] {
  if (authorized === null) return [];
  return [
    ...addedHeaders(bare, authorized.request, kind),
    ...addedQuery(bare, authorized.request),
    ...addedBody(bare, authorized.request),
  ];
}

function addedHeaders(bare: WireRequest, { headers }: WireRequest, kind: AuthKind): AuthAddition[] {
  const had = new Set(bare.headers.map(([name, value]) => `${name}\n${value}`));
  return headers
    .filter(([name, value]) => !had.has(`${name}\n${value}`))
    .map(([name, value]) => ({ place: 'header', name, parts: headerParts(name, value, kind) }));
}

function headerParts(name: string, value: string, kind: AuthKind): Parts {
  const key = name.toLowerCase();
  if (key === 'authorization') return authorizationParts(value);
  if (key === 'cookie') return pairParts(value, /; */, () => true);
  if (key === 'referer' || key === 'x-amz-date' || key === 'x-amz-content-sha256') return [shown(value)];
  return kind === 'apiKey' || isCredential(name) ? [secret(value)] : [shown(value)];
}

/** The scheme is no secret, nor are the parts of schemes that prove without telling; the proof itself is. */
function authorizationParts(value: string): Parts {
  const [, scheme = '', rest = ''] = /^(\S+ +)?([^]*)$/.exec(value) ?? [];
  if (!/^(?:digest|oauth|aws4-hmac-sha256) /i.test(scheme))
    return [shown(scheme), secret(rest)].filter(({ text }) => text !== '');
  return [shown(scheme), ...pairParts(rest, /, */, isProof)];
}

const isProof = (name: string): boolean => /^(?:response|oauth_signature|oauth_token|oauth_verifier|signature)$/i.test(name);

function addedQuery({ target: before }: WireRequest, { target }: WireRequest): AuthAddition[] {
  if (target === before || !target.startsWith(before)) return [];
  const added = target.slice(before.length).replace(/^[?&]/, '');
  return [
    {
      place: 'query',
      name: '',
      parts: pairParts(added, /&/, (name) => isProof(name) || !/^(?:X-Amz-(?!Sig|Sec)|oauth_)/i.test(name)),
    },
  ];
}

function addedBody({ body: before }: WireRequest, { body }: WireRequest): AuthAddition[] {
  if (body.kind !== 'bytes' || before.kind !== 'bytes' || body.length <= before.length) return [];
  const added = body.bytes.subarray(before.length).toString('utf8').replace(/^&/, '');
  return [{ place: 'body', name: '', parts: pairParts(added, /&/, isProof) }];
}

/** `name=value` pairs with what stands between them. */
function pairParts(text: string, between: RegExp, isSecret: (name: string) => boolean): Parts {
  const parts = text.split(new RegExp(`(${between.source})`)).flatMap((piece): Parts => {
    const equals = piece.indexOf('=');
    if (equals < 0 || !isSecret(piece.slice(0, equals).replace(/^X-Amz-/i, ''))) return [shown(piece)];
    return [shown(piece.slice(0, equals + 1)), secret(piece.slice(equals + 1))];
  });
  return parts.filter((part) => part.text !== '');
}

const shown = (text: string) => ({ text, isSecret: false });
const secret = (text: string) => ({ text, isSecret: true });
