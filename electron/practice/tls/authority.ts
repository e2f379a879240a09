import type { generate } from 'selfsigned';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';

/** A certificate and its private key, both as PEM. */
export interface Identity {
  readonly cert: string;
  readonly key: string;
}

/** Every certificate of one practice server; all but the stranger's are signed by its authority. */
export interface Certificates {
  /** The authority's certificate: whoever trusts it trusts the good port. */
  readonly ca: string;
  readonly good: Identity;
  readonly expired: Identity;
  readonly wrongHost: Identity;
  readonly selfSigned: Identity;
  /** For callers: alice's, by the authority, and one that nobody signed. */
  readonly alice: Identity;
  readonly stranger: Identity;
}

type Extensions = NonNullable<NonNullable<Parameters<typeof generate>[1]>['extensions']>;

const day = 86_400_000;
const loopbackNames: Extensions[number] = {
  name: 'subjectAltName',
  altNames: [
    { type: 2, value: 'localhost' },
    { type: 7, ip: '127.0.0.1' },
    { type: 7, ip: '::1' },
  ],
};
const forServers: Extensions = [
  { name: 'basicConstraints', cA: false },
  { name: 'keyUsage', digitalSignature: true },
  { name: 'extKeyUsage', serverAuth: true },
];
const forCallers: Extensions = [
  { name: 'basicConstraints', cA: false },
  { name: 'keyUsage', digitalSignature: true },
  { name: 'extKeyUsage', clientAuth: true },
];

/** Makes all certificates. The authority is kept in `file`, where one is named, so that it need be trusted only once. */
export async function makeCertificates(file?: string): Promise<Certificates> {
  const authority = (file === undefined ? null : readIdentity(file)) ?? (await makeAuthority());
  if (file !== undefined) writeFileSync(file, `${authority.cert}\n${authority.key}`, { mode: 0o600 });
  const now = Date.now();
  const [good, expired, wrongHost, selfSigned, alice, stranger] = await Promise.all([
    issue('localhost', { extensions: [...forServers, loopbackNames], authority }),
    issue('localhost', { extensions: [...forServers, loopbackNames], authority, from: now - 90 * day, until: now - 60 * day }),
    issue('elsewhere.example', {
      extensions: [...forServers, { name: 'subjectAltName', altNames: [{ type: 2, value: 'elsewhere.example' }] }],
      authority,
    }),
    issue('localhost', { extensions: [...forServers, loopbackNames] }),
    issue('alice', { extensions: forCallers, authority }),
    issue('alice', { extensions: forCallers }),
  ]);
  return { ca: authority.cert, good, expired, wrongHost, selfSigned, alice, stranger };
}

const makeAuthority = (): Promise<Identity> =>
  issue('Practice certificate authority', {
    extensions: [
      { name: 'basicConstraints', cA: true, critical: true },
      { name: 'keyUsage', keyCertSign: true, cRLSign: true, critical: true },
    ],
    until: Date.now() + 3650 * day,
  });

interface Wanted {
  readonly extensions: Extensions;
  readonly authority?: Identity;
  readonly from?: number;
  readonly until?: number;
}

async function issue(commonName: string, { extensions, authority, from = Date.now() - day, until }: Wanted): Promise<Identity> {
  const selfsigned = await import('selfsigned');
  const made = await selfsigned.generate(
    [
      { name: 'commonName', value: commonName },
      { name: 'organizationName', value: 'Practice' },
    ],
    {
      keyType: 'ec',
      algorithm: 'sha256',
      notBeforeDate: new Date(from),
      notAfterDate: new Date(until ?? from + 397 * day),
      extensions: [...extensions],
      ...(authority && { ca: { ...authority } }),
    },
  );
  return { cert: made.cert, key: made.private };
}

function readIdentity(file: string): Identity | null {
  if (!existsSync(file)) return null;
  const text = readFileSync(file, 'utf8');
  const [cert] = /-----BEGIN CERTIFICATE-----[^-]+-----END CERTIFICATE-----/.exec(text) ?? [];
  const [key] = /-----BEGIN PRIVATE KEY-----[^-]+-----END PRIVATE KEY-----/.exec(text) ?? [];
  return cert !== undefined && key !== undefined ? { cert, key } : null;
}
