import type { X509Certificate } from 'node:crypto';
import { isIP } from 'node:net';
import type { TLSSocket } from 'node:tls';

/** What TLS found out about the server's certificate. */
export interface Shown {
  readonly socket: TLSSocket;
  /** Node hands it out once only. */
  readonly certificate: X509Certificate | undefined;
}

/** Why the certificate of a connection is not to be trusted for this host, as a sentence part; null when it is good. */
export function checkCertificate({ socket, certificate }: Shown, host: string): string | null {
  if (certificate === undefined) return 'the server showed no certificate';
  return checkTrust(socket, certificate) ?? checkName(certificate, host.replace(/\.$/, '')) ?? checkStrength(certificate);
}

/** Subjects from the server's own certificate up to the root, as far as they are named. */
export function describeChain({ certificate: first }: Shown): string[] {
  const subjects: string[] = [];
  for (let certificate = first; certificate !== undefined && subjects.length < 16; certificate = certificate.issuerCertificate) {
    subjects.push(shortName(certificate.subject));
    // Servers need not send the root itself; the last certificate says what it is called.
    if (certificate.issuerCertificate === undefined && certificate.issuer !== certificate.subject)
      subjects.push(shortName(certificate.issuer));
  }
  return subjects;
}

function checkTrust(socket: TLSSocket, certificate: X509Certificate): string | null {
  if (socket.authorized) return null;
  const code = String(socket.authorizationError);
  const reason = reasons[code];
  if (reason === undefined)
    return (
      checkStrength(certificate) ??
      checkConstraints(certificate) ??
      `it does not pass the check (${code.toLowerCase().replaceAll('_', ' ')})`
    );
  return reason(certificate);
}

const reasons: Record<string, (certificate: X509Certificate) => string> = {
  CERT_HAS_EXPIRED: (certificate) => dateReason(certificate) ?? 'a certificate in its chain has expired',
  CERT_NOT_YET_VALID: (certificate) => dateReason(certificate) ?? 'a certificate in its chain is not valid yet',
  DEPTH_ZERO_SELF_SIGNED_CERT: () => 'it is signed by itself, not by an authority this machine trusts',
  SELF_SIGNED_CERT_IN_CHAIN: () => 'it goes back to an authority this machine does not trust',
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: ({ issuer }) =>
    `its issuer, ${shortName(issuer)}, is not known here; the server may not send the certificates in between`,
  UNABLE_TO_GET_ISSUER_CERT_LOCALLY: ({ issuer }) =>
    `its issuer, ${shortName(issuer)}, is not known here; the server may not send the certificates in between`,
  UNABLE_TO_GET_ISSUER_CERT: ({ issuer }) => `its issuer, ${shortName(issuer)}, is not known here`,
  CERT_SIGNATURE_FAILURE: () => 'its signature is wrong',
  CERT_REVOKED: () => 'it was revoked',
  INVALID_CA: () => 'a certificate that is no authority has signed it',
  INVALID_PURPOSE: (certificate) =>
    isForServers(certificate) ? 'a certificate that is no authority has signed it' : 'it is not made for servers',
  CERT_UNTRUSTED: () => 'its root is not trusted for this',
  CERT_REJECTED: () => 'its root is not trusted for this',
  CERT_CHAIN_TOO_LONG: () => 'its chain is too long',
  PATH_LENGTH_EXCEEDED: () => 'its chain is longer than its authority allows',
};

/** RFC 5280, 4.2.1.12: without the extension it is for everything. */
const isForServers = ({ keyUsage }: X509Certificate) => (keyUsage as string[] | undefined)?.includes('1.3.6.1.5.5.7.3.1') ?? true;

function dateReason({ validFrom, validTo }: X509Certificate): string | null {
  if (Date.parse(validTo) < Date.now()) return `it expired on ${day(validTo)}`;
  if (Date.parse(validFrom) > Date.now()) return `it is not valid before ${day(validFrom)}`;
  return null;
}

/**
 * RFC 9110, 4.3.4 and RFC 6125: only alternative names count, a wildcard stands for exactly one whole label.
 * Node alone would accept the common name and partial wildcards.
 */
function checkName(certificate: X509Certificate, host: string): string | null {
  const alternatives = certificate.subjectAltName;
  if (!alternatives) return 'it names no host (only a common name, which no longer counts)';
  const matches = isIP(host)
    ? certificate.checkIP(host)
    : certificate.checkHost(host, {
        subject: 'never',
        wildcards: true,
        partialWildcards: false,
        multiLabelWildcards: false,
        singleLabelSubdomains: false,
      });
  return matches === undefined ? `it is for ${shortList(alternatives)}, not for ${host}` : null;
}

/** Keys and signatures that can be forged today, also where the local OpenSSL would let them pass. */
function checkStrength(certificate: X509Certificate): string | null {
  const { asymmetricKeyType, asymmetricKeyDetails } = certificate.publicKey;
  const bits = asymmetricKeyDetails?.modulusLength ?? Infinity;
  if (asymmetricKeyType === 'rsa' && bits < 2048) return `its key has only ${bits} bits`;
  const own = forgeableHash(certificate);
  if (own !== null) return `it is signed with ${own}, which can be forged`;
  const other = issuersOf(certificate)
    .map(forgeableHash)
    .find((hash) => hash !== null);
  return other === undefined ? null : `a certificate in its chain is signed with ${other}, which can be forged`;
}

/** Name of a hash for which two texts can be made that share it; null for another one. What signs itself is believed for other reasons. */
function forgeableHash({ signatureAlgorithm = '', subject, issuer }: X509Certificate): string | null {
  if (subject === issuer) return null;
  const [, hash] = /(md[245]|sha-?1)(?!\d)/i.exec(signatureAlgorithm) ?? [];
  return hash === undefined ? null : hash.toUpperCase().replace(/^SHA-?1$/, 'SHA-1');
}

/** RFC 5280, 4.2.1.10: an authority can be bound to names. Whether it was that is not said: no other reason is known. */
const checkConstraints = (certificate: X509Certificate): string | null =>
  issuersOf(certificate).some(({ raw }) => raw.includes(nameConstraints))
    ? 'an authority in its chain may not vouch for its names'
    : null;

/** The identifier 2.5.29.30 as it stands in a certificate. */
const nameConstraints = Buffer.from('0603551d1e', 'hex');

/** The certificates above one, as far as they are known. */
function issuersOf(certificate: X509Certificate): X509Certificate[] {
  const above: X509Certificate[] = [];
  for (let at = certificate.issuerCertificate; at !== undefined && above.length < 16; at = at.issuerCertificate) above.push(at);
  return above;
}

function shortList(alternatives: string): string {
  const names = alternatives.split(', ').map((name) => name.replace(/^(?:DNS|IP Address):/, ''));
  return names.length > 3 ? `${names.slice(0, 3).join(', ')} and ${names.length - 3} more` : names.join(', ');
}

/** The common name of a subject, or else the whole of it on one line. */
const shortName = (subject: string | undefined) =>
  subject === undefined ? '(no subject)' : (/(?:^|\n)CN=(.*)/.exec(subject)?.[1] ?? subject.replaceAll('\n', ', ')).slice(0, 200);
const day = (date: string) => new Date(date).toISOString().slice(0, 10);
