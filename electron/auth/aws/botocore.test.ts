import { execFileSync } from 'node:child_process';
import { describe, expect, test } from 'vitest';
import { readTypedUrl } from '#shared/http/url-parts';
import type { HeaderList } from '#shared/model/exchange-event';
import type { WireRequest } from '../../engine/wire-request';
import { hasPythonModule, python } from '../../practice/peers/peer.test-support';
import { signAws } from './sign-aws';

interface Case {
  readonly method: string;
  readonly url: string;
  readonly service: string;
  readonly headers: HeaderList;
  readonly body: string;
  readonly token: string;
}

const keys = { accessKeyId: 'AKIDEXAMPLE', secretAccessKey: 'wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY', region: '' };
const [region, date, expiresSeconds] = ['us-east-1', '20150830T123600Z', 300];

/** What AWS's own library makes of requests, in a header and in the query. */
const signer = `
import json, sys, datetime, botocore.auth
from urllib.parse import urlsplit, parse_qs
from botocore.awsrequest import AWSRequest
from botocore.credentials import Credentials
class Then(datetime.datetime):
    @classmethod
    def utcnow(cls): return cls(2015, 8, 30, 12, 36, 0)
botocore.auth.datetime.datetime = Then
def signed(case, in_query):
    s3 = case['service'] == 's3'
    kinds = (botocore.auth.S3SigV4QueryAuth if s3 else botocore.auth.SigV4QueryAuth) if in_query else (botocore.auth.S3SigV4Auth if s3 else botocore.auth.SigV4Auth)
    keys = Credentials('${keys.accessKeyId}', '${keys.secretAccessKey}', case['token'] or None)
    auth = kinds(keys, case['service'], '${region}', *([${expiresSeconds}] if in_query else []))
    request = AWSRequest(method=case['method'], url=case['url'], data=None if in_query else case['body'].encode() or None, headers={} if in_query else dict(case['headers']))
    # S3 has every body hashed where it is told so by the client.
    request.context['client_config'] = None
    request.context['payload_signing_enabled'] = True
    auth.add_auth(request)
    if in_query: return parse_qs(urlsplit(request.url).query)['X-Amz-Signature'][0]
    return request.headers['Authorization'].split('Signature=')[1]
print(json.dumps([[signed(case, False), signed(case, True)] for case in json.loads(sys.argv[1])]))
`;

const host = 'https://example.amazonaws.com';
const one = (method: string, url: string, more: Partial<Case> = {}): Case => ({
  method,
  url,
  service: 'service',
  headers: [],
  body: '',
  token: '',
  ...more,
});

const cases: readonly (readonly [name: string, request: Case])[] = [
  ['nothing but the root', one('GET', `${host}/`)],
  ['a path in UTF-8', one('GET', `${host}/%E1%88%B4`)],
  ['a path with a space', one('GET', `${host}/example%20space/`)],
  ['a path with signs', one('GET', `${host}/a-._~b/c%2Fd/e+f`)],
  ['dots and slashes', one('GET', `${host}/a/./b/../c//d/`)],
  ['a query in its order', one('GET', `${host}/?b=2&a=1&A=0`)],
  ['a query with empty values', one('GET', `${host}/?a=&b=1`)],
  ['a query in UTF-8', one('GET', `${host}/?%E1%88%B4=bar%20baz`)],
  [
    'headers',
    one('GET', `${host}/`, {
      headers: [
        ['My-Header1', '  a   b  c '],
        ['My-Header2', '"a   b"'],
      ],
    }),
  ],
  ['a folded header, as it is read', one('GET', `${host}/`, { headers: [['My-Header1', 'value1 value2 value3']] })],
  ['a session token', one('GET', `${host}/?a=1`, { token: 'a/b+c==' })],
  ['a body', one('POST', `${host}/`, { body: 'Param1=välue1' })],
  ['an object of S3', one('GET', 'https://bucket.s3.amazonaws.com/a%20b/%C3%BC%2B~.txt', { service: 's3' })],
  ['an object of S3 with double slashes', one('GET', 'https://bucket.s3.amazonaws.com//a/../b', { service: 's3' })],
  ['a list of S3', one('GET', 'https://bucket.s3.amazonaws.com/?list-type=2&prefix=a%2Fb', { service: 's3', token: 't' })],
  ['a new object of S3', one('PUT', 'https://bucket.s3.amazonaws.com/x', { service: 's3', body: 'hello' })],
];

function wireOf({ method, url: address, headers, body }: Case, inQuery: boolean): WireRequest {
  const url = readTypedUrl(address);
  if (!url.ok) throw new Error('unreadable');
  const bytes = Buffer.from(body);
  return {
    method,
    url: url.value,
    target: url.value.target,
    headers: [['Host', url.value.host], ...(inQuery ? [] : headers)],
    // botocore takes a body apart into the query of an address it signs.
    body: body === '' || inQuery ? { kind: 'none' } : { kind: 'bytes', length: bytes.length, bytes },
  };
}

async function signatures(request: Case): Promise<(string | undefined)[]> {
  const sign = (placement: 'header' | 'query') =>
    signAws(
      wireOf(request, placement === 'query'),
      { ...keys, sessionToken: request.token },
      { region, service: request.service, placement, expiresSeconds, date },
    );
  const header = /Signature=(\w+)$/.exec((await sign('header')).headers.at(-1)?.[1] ?? '')?.[1];
  const query = new URLSearchParams((await sign('query')).target.split('?')[1]).get('X-Amz-Signature') ?? undefined;
  return [header, query];
}

/** AWS's own library, in Debian's python3-botocore: header and query form of each. */
describe.skipIf(!hasPythonModule('botocore'))('botocore', () => {
  const answer = () =>
    execFileSync(python, ['-c', signer, JSON.stringify(cases.map(([, request]) => request))], { stdio: 'pipe' }).toString();
  const expected = hasPythonModule('botocore') ? (JSON.parse(answer()) as string[][]) : [];

  test.each(cases.map(([name, request], index) => [name, request, expected[index]] as const))(
    'signs in the same way: %s',
    async (_, request, both) => {
      expect(await signatures(request)).toEqual(both);
    },
  );
});
