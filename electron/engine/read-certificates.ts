import type { X509Certificate } from 'node:crypto';
import { isIPv6 } from 'node:net';
import type { Certificate } from '#shared/model/certificate';

/** The certificates from the server's own one up, each with what is in it. */
export function readCertificates(first: X509Certificate | undefined): Certificate[] {
  const read: Certificate[] = [];
  for (let at = first; at !== undefined && read.length < 16; at = at.issuerCertificate) read.push(readCertificate(at));
  return read;
}

/** The same few come with every connection. */
const latest = new Map<string, Certificate>();
const latestAtMost = 100;

function readCertificate(certificate: X509Certificate): Certificate {
  const sha256 = certificate.fingerprint256;
  const known = latest.get(sha256);
  if (known !== undefined) return known;
  if (latest.size >= latestAtMost) latest.clear();
  const names = namesOf(certificate.subjectAltName);
  const read = {
    subject: oneLine(certificate.subject),
    issuer: oneLine(certificate.issuer),
    validFrom: momentOf(certificate.validFrom),
    validTo: momentOf(certificate.validTo),
    names: names.slice(0, namesAtMost),
    moreNames: Math.max(0, names.length - namesAtMost),
    key: keyOf(certificate),
    signature: certificate.signatureAlgorithm ?? null,
    serial: (certificate.serialNumber.match(/.{1,2}/g) ?? []).join(':'),
    sha256,
    pem: certificate.raw.length > pemOfAtMost ? '' : certificate.toString().trim(),
  };
  latest.set(sha256, read);
  return read;
}

const namesAtMost = 200;
/** Bytes; certificates have one or two thousand. */
const pemOfAtMost = 16 * 1024;
const nameAtMost = 1000;

/** Node has a line for each part. It has none for a certificate without a subject. */
const oneLine = (name: string | undefined): string => (name ?? '').replaceAll('\n', ', ').slice(0, nameAtMost);

function momentOf(date: string): number | null {
  const at = Date.parse(date);
  return Number.isNaN(at) ? null : at;
}

/** Node writes names that could be taken for several as JSON does, the comma in them as well. */
const namePattern = /(?:^|, )([A-Za-z ]+):("(?:[^"\\]|\\.)*"|[^,]*)/g;

function namesOf(alternatives: string | undefined): string[] {
  return [...(alternatives ?? '').matchAll(namePattern)].map(([, kind = '', written = '']) => {
    const name = bare(written).slice(0, nameAtMost);
    if (kind === 'IP Address') return shortAddress(name);
    return kind === 'DNS' ? name : `${kind}:${name}`;
  });
}

/** OpenSSL writes all groups of an IPv6 address; RFC 5952, 4.2 leaves zeros out. */
const shortAddress = (address: string): string =>
  isIPv6(address) ? new URL(`http://[${address}]/`).hostname.slice(1, -1) : address;

function bare(written: string): string {
  if (!written.startsWith('"')) return written;
  try {
    return String(JSON.parse(written));
  } catch {
    return written;
  }
}

/** Node's names of curves, which are OpenSSL's, beside those of the standard (FIPS 186). */
const curves: Readonly<Record<string, string>> = { prime256v1: 'P-256', secp384r1: 'P-384', secp521r1: 'P-521' };

function keyOf(certificate: X509Certificate): string | null {
  try {
    const { asymmetricKeyType: kind, asymmetricKeyDetails: details } = certificate.publicKey;
    if (kind === undefined) return null;
    if (details?.namedCurve !== undefined) return `EC, ${curves[details.namedCurve] ?? details.namedCurve}`;
    if (details?.modulusLength !== undefined) return `${kind.toUpperCase()}, ${details.modulusLength} bits`;
    return kind.replace(/^ed/, 'Ed');
  } catch {
    // A key of a kind that is not known here.
    return null;
  }
}
