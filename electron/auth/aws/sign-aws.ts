import { createHash } from 'node:crypto';
import { RequestSigner } from 'aws4';
import type { HeaderList } from '#shared/model/exchange-event';
import type { WireRequest } from '../../engine/wire-request';
import { CannotAuthorize } from '../auth-failure';
import type { AwsKeys } from './aws-profile';

/** How a request is signed. */
export interface AwsScope {
  /** Empty where the host tells. */
  readonly region: string;
  readonly service: string;
  readonly placement: 'header' | 'query';
  readonly expiresSeconds: number;
  /** As `20150830T123600Z`. */
  readonly date: string;
}

/** The request signed with AWS Signature Version 4, in a header or in its query. */
export async function signAws(request: WireRequest, keys: AwsKeys, scope: AwsScope): Promise<WireRequest> {
  return scope.placement === 'header' ? signHeader(request, keys, scope) : signQuery(request, keys, scope);
}

async function signHeader(request: WireRequest, keys: AwsKeys, scope: AwsScope): Promise<WireRequest> {
  const added: [string, string][] = [['X-Amz-Date', scope.date]];
  if (keys.sessionToken !== '') added.push(['X-Amz-Security-Token', keys.sessionToken]);
  const service = scope.service || serviceOf(request);
  // S3 wants it named; elsewhere it stands for bodies that are not held in memory.
  if (service === 's3' || request.body.kind === 'stream') added.push(['X-Amz-Content-Sha256', await hashBody(request)]);
  const isGiven = (name: string) => request.headers.some(([given]) => given.toLowerCase() === name.toLowerCase());
  const put = added.filter(([name]) => !isGiven(name));
  const signer = signerFor(request, keys, scope, [...request.headers, ...put]);
  signer.datetime = valueOf(request.headers, 'x-amz-date') ?? scope.date;
  const { headers } = signOrExplain(signer);
  return { ...request, headers: [...request.headers, ...put, ['Authorization', String(headers?.['Authorization'])]] };
}

async function signQuery(request: WireRequest, keys: AwsKeys, scope: AwsScope): Promise<WireRequest> {
  const { target } = request;
  const before = `${target}${target.includes('?') ? '&' : '?'}X-Amz-Expires=${scope.expiresSeconds}&X-Amz-Date=${scope.date}`;
  const isHeld = request.body.kind !== 'stream' || scope.service === 's3';
  const hash: HeaderList = isHeld ? [] : [['X-Amz-Content-Sha256', await hashBody(request)]];
  const signer = signerFor({ ...request, target: before }, keys, scope, [...request.headers, ...hash]);
  signer.datetime = scope.date;
  const { path = '' } = signOrExplain(signer);
  const signed = new URLSearchParams(path.slice(path.indexOf('?')));
  // What was typed stays as it is; of what came back, only what is new is taken.
  const names = ['X-Amz-Security-Token', 'X-Amz-Algorithm', 'X-Amz-Credential', 'X-Amz-SignedHeaders', 'X-Amz-Signature'];
  const parameters = names.flatMap((name) => {
    const value = signed.get(name);
    return value === null ? [] : [`${name}=${encodeURIComponent(value)}`];
  });
  return { ...request, target: `${before}&${parameters.join('&')}`, headers: [...request.headers, ...hash] };
}

/** The types of aws4 leave out what its signer takes besides. */
type Signer = RequestSigner & { datetime: string };

function signerFor(request: WireRequest, keys: AwsKeys, { region, service, placement }: AwsScope, headers: HeaderList): Signer {
  const { method, url, target, body } = request;
  const options = {
    method,
    hostname: url.host,
    path: target,
    headers: signedHeaders(headers, placement),
    ...(body.kind === 'bytes' ? { body: body.bytes } : {}),
    ...(region === '' ? {} : { region }),
    ...(service === '' ? {} : { service }),
    signQuery: placement === 'query',
    doNotModifyHeaders: true,
    // What was typed in is encoded by the server that checks it; what was encoded already is encoded once more.
    doNotEncodePath: isTypedIn(target.split('?', 1)[0] ?? ''),
    extraHeadersToInclude: { range: true },
  };
  const { accessKeyId, secretAccessKey, sessionToken } = keys;
  const credentials = { accessKeyId, secretAccessKey, ...(sessionToken === '' ? {} : { sessionToken }) };
  // `datetime` is the signer's own field for the time it signs for.
  return new RequestSigner(options, credentials) as Signer;
}

/** Whether a path goes out with characters that it should hold encoded only. */
const isTypedIn = (path: string): boolean => /[^!-~]/.test(path);

/** What programs in between may change is not signed, nor what the engine writes at last. */
const unsigned =
  /^(?:accept|accept-.*|authorization|cache-control|connection|content-length|cookie|expect|pragma|proxy-.*|referer|te|trailer|transfer-encoding|upgrade|user-agent|via|x-forwarded-.*|x-amzn-trace-id)$/;

/** By lower-case name; several of one name as one, in their order. A signed address is for whoever has it, so only the host counts there. */
function signedHeaders(headers: HeaderList, placement: AwsScope['placement']): Record<string, string> {
  const signed: Record<string, string> = {};
  for (const [given, value] of headers) {
    const name = given.toLowerCase();
    if (placement === 'query' ? name !== 'host' && name !== 'x-amz-content-sha256' : unsigned.test(name)) continue;
    signed[name] = name in signed ? `${signed[name]},${value.trim()}` : value;
  }
  return signed;
}

function signOrExplain(signer: Signer): ReturnType<RequestSigner['sign']> {
  if (signer.service === '') throw new CannotAuthorize('the host does not tell which AWS service it is; name it');
  try {
    return signer.sign();
  } catch (thrown) {
    if (thrown instanceof URIError) throw new CannotAuthorize('the path holds a % that is no encoding, which AWS cannot sign');
    throw thrown;
  }
}

const serviceOf = ({ url }: WireRequest): string => new RequestSigner({ hostname: url.host }, {}).service;

const valueOf = (headers: HeaderList, name: string): string | undefined =>
  headers.find(([given]) => given.toLowerCase() === name)?.[1];

async function hashBody({ body }: WireRequest): Promise<string> {
  const hash = createHash('sha256');
  if (body.kind === 'bytes') hash.update(body.bytes);
  if (body.kind === 'stream') for await (const piece of body.open()) hash.update(piece);
  return hash.digest('hex');
}
