import { createHash } from 'node:crypto';
import forge from 'node-forge';

const prefix = Buffer.from('tls-server-end-point:', 'latin1');

/**
 * What binds a login to the TLS connection it is made over ([MS-NLMP], 2.2.2.1, MsvAvChannelBindings): MD5 of the structure of
 * RFC 4121, 4.1.1.2, around the certificate's hash of RFC 5929, 4.1. Null for a certificate whose hash is not defined there.
 */
export function channelBinding(certificate: Buffer): Buffer | null {
  const hash = endPointHash(certificate);
  return hash && bindingOf(hash);
}

/** The binding to an end point whose certificate has this hash. */
export function bindingOf(hash: Buffer): Buffer {
  const data = Buffer.concat([prefix, hash]);
  // No addresses of either side: type and length of each are zero.
  const head = Buffer.alloc(20);
  head.writeUInt32LE(data.length, 16);
  return createHash('md5').update(head).update(data).digest();
}

/** The certificate's hash: by the function it is signed with, SHA-256 in place of MD5 and SHA-1. */
export function endPointHash(certificate: Buffer): Buffer | null {
  const name = signatureHash(certificate);
  return name === null ? null : createHash(name).update(certificate).digest();
}

/** Signature algorithms with one hash function, by their identifiers (RFC 3279, 4055, 5758). */
const hashes: Readonly<Record<string, string>> = {
  '1.2.840.113549.1.1.4': 'sha256',
  '1.2.840.113549.1.1.5': 'sha256',
  '1.2.840.10040.4.3': 'sha256',
  '1.2.840.10045.4.1': 'sha256',
  '1.2.840.113549.1.1.14': 'sha224',
  '1.2.840.113549.1.1.11': 'sha256',
  '1.2.840.113549.1.1.12': 'sha384',
  '1.2.840.113549.1.1.13': 'sha512',
  '1.2.840.10045.4.3.1': 'sha224',
  '1.2.840.10045.4.3.2': 'sha256',
  '1.2.840.10045.4.3.3': 'sha384',
  '1.2.840.10045.4.3.4': 'sha512',
};
const pss = '1.2.840.113549.1.1.10';
/** Hash functions by themselves, as PSS names its own. */
const plainHashes: Readonly<Record<string, string>> = {
  '1.3.14.3.2.26': 'sha256',
  '2.16.840.1.101.3.4.2.4': 'sha224',
  '2.16.840.1.101.3.4.2.1': 'sha256',
  '2.16.840.1.101.3.4.2.2': 'sha384',
  '2.16.840.1.101.3.4.2.3': 'sha512',
};

function signatureHash(certificate: Buffer): string | null {
  const [, algorithm] = childrenOf(read(certificate));
  const [id, parameters] = childrenOf(algorithm);
  const name = identifierOf(id);
  if (name !== pss) return hashes[name] ?? null;
  // [0] holds the hash; where it is left out it is SHA-1.
  const [hash] = childrenOf(childrenOf(parameters).find(({ type }) => Number(type) === 0));
  const [own] = childrenOf(hash);
  return own === undefined ? 'sha256' : (plainHashes[identifierOf(own)] ?? null);
}

function read(der: Buffer): forge.asn1.Asn1 | undefined {
  try {
    return forge.asn1.fromDer(forge.util.createBuffer(der.toString('binary')));
  } catch {
    return undefined;
  }
}

const childrenOf = (node: forge.asn1.Asn1 | undefined): readonly forge.asn1.Asn1[] =>
  Array.isArray(node?.value) ? node.value : [];

const identifierOf = (node: forge.asn1.Asn1 | undefined): string =>
  typeof node?.value === 'string' && node.value !== '' ? forge.asn1.derToOid(node.value) : '';
