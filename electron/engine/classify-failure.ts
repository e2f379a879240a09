import type { Failure } from '#shared/failure';
import { BodyStoreError } from '../bodies/body-store-error';
import { Stopped } from './stopped';

/** Translates what Node throws into what our users can act on. The only file that knows errno and OpenSSL names. */
export function classifyFailure(thrown: unknown, host: string): Failure {
  if (thrown instanceof Stopped || thrown instanceof BodyStoreError) return thrown.failure;
  const code = codeOf(thrown);
  if (nameCodes.has(code)) return { kind: 'hostNotFound', host };
  if (code === 'ECONNREFUSED') return { kind: 'connectionRefused', host };
  const unreachable = unreachableReasons[code];
  if (unreachable !== undefined) return { kind: 'unreachable', host, reason: unreachable };
  const tls = tlsReason(code);
  if (tls !== null) return { kind: 'tlsFailed', host, reason: tls };
  return { kind: 'bug', message: thrown instanceof Error ? thrown.message : String(thrown) };
}

const nameCodes: ReadonlySet<string> = new Set(['ENOTFOUND', 'EAI_AGAIN', 'EAI_FAIL', 'EAI_NODATA']);

/** Whether an error says that the other side, or something in between, ended the connection. */
export const isClosedConnection = (thrown: unknown): boolean =>
  ['ECONNRESET', 'EPIPE', 'ECONNABORTED', 'ERR_STREAM_DESTROYED', 'ECANCELED', 'ETIMEDOUT'].includes(codeOf(thrown));

/** Why a file could not be read, as a sentence part. */
export function fileReason(thrown: unknown): string {
  return fileReasons[codeOf(thrown)] ?? 'reading it failed';
}

const fileReasons: Record<string, string> = {
  ENOENT: 'it is not there',
  EACCES: 'you may not read it',
  EPERM: 'you may not read it',
  EISDIR: 'it is a folder',
  ENOTDIR: 'part of its path is not a folder',
  EMFILE: 'too many files are open',
  ENFILE: 'too many files are open',
  EIO: 'the disk gave an error',
  ERR_INVALID_ARG_VALUE: 'this is not a path',
};

const unreachableReasons: Record<string, string> = {
  ENOENT: 'there is no such socket on this machine',
  ENOTSOCK: 'it is no socket',
  EHOSTUNREACH: 'there is no way to that machine',
  ENETUNREACH: 'there is no way to that network',
  EADDRNOTAVAIL: 'this machine has no address to reach it from',
  EACCES: 'this machine does not allow the connection',
  EPERM: 'this machine does not allow the connection',
  ETIMEDOUT: 'it does not answer',
  EHOSTDOWN: 'that machine is down',
  ENETDOWN: 'the network is down',
  ECONNRESET: 'it ended the connection at once',
  EINVAL: 'the address cannot be used from here',
  EMFILE: 'too many connections are open',
};

function tlsReason(code: string): string | null {
  if (tlsReasons[code] !== undefined) return tlsReasons[code];
  if (code === 'EPROTO' || code.startsWith('ERR_SSL_') || code.startsWith('ERR_TLS_'))
    return `the two sides could not agree (${code
      .replace(/^ERR_(?:SSL|TLS)_/, '')
      .toLowerCase()
      .replaceAll('_', ' ')})`;
  return null;
}

const tlsReasons: Record<string, string> = {
  ERR_SSL_WRONG_VERSION_NUMBER: 'the server does not speak TLS on this port',
  ERR_SSL_PACKET_LENGTH_TOO_LONG: 'the server does not speak TLS on this port',
  ERR_SSL_HTTP_REQUEST: 'the server does not speak TLS on this port',
  ERR_SSL_UNSUPPORTED_PROTOCOL: 'the server only offers a TLS version that is no longer safe',
  ERR_SSL_TLSV1_ALERT_PROTOCOL_VERSION: 'the server only offers a TLS version that is no longer safe',
  ERR_SSL_SSLV3_ALERT_HANDSHAKE_FAILURE: 'the server found no cipher or version in common',
  ERR_SSL_SSL_TLS_ALERT_HANDSHAKE_FAILURE: 'the server found no cipher or version in common',
  ERR_SSL_TLSV1_UNRECOGNIZED_NAME: 'the server does not know this host name',
  ERR_SSL_TLSV13_ALERT_CERTIFICATE_REQUIRED: 'the server asks for a client certificate',
  ERR_SSL_TLSV1_ALERT_UNKNOWN_CA: 'the server does not know who signed the client certificate',
  ERR_SSL_SSLV3_ALERT_BAD_CERTIFICATE: 'the server does not take the client certificate',
  ERR_SSL_SSLV3_ALERT_CERTIFICATE_UNKNOWN: 'the server does not take the client certificate',
  ERR_SSL_SSLV3_ALERT_UNSUPPORTED_CERTIFICATE: 'the server does not take client certificates of this kind',
  ERR_SSL_SSLV3_ALERT_CERTIFICATE_EXPIRED: 'the server says that the client certificate has expired',
  ERR_SSL_SSLV3_ALERT_CERTIFICATE_REVOKED: 'the server says that the client certificate was revoked',
  ERR_SSL_TLSV1_ALERT_ACCESS_DENIED: 'the server lets nobody in with this client certificate',
  ERR_SSL_TLSV1_ALERT_NO_APPLICATION_PROTOCOL: 'the server speaks none of the versions of HTTP that were offered',
  ERR_SSL_TLSV1_ALERT_INSUFFICIENT_SECURITY: 'the server wants stronger ciphers',
  ERR_SSL_TLSV1_ALERT_INTERNAL_ERROR: 'something went wrong within the server',
  ERR_SSL_DH_KEY_TOO_SMALL: 'the server’s key exchange is too weak',
  ERR_SSL_EE_KEY_TOO_SMALL: 'the server’s key is too short',
  ERR_SSL_EXCESSIVE_MESSAGE_SIZE: 'the server’s certificate is too large',
};

function codeOf(thrown: unknown): string {
  if (thrown instanceof AggregateError) {
    // Several addresses were tried: a refusal says more than a missing route.
    const codes = thrown.errors.map(codeOf);
    return codes.includes('ECONNREFUSED') ? 'ECONNREFUSED' : (codes[0] ?? '');
  }
  return thrown instanceof Error && 'code' in thrown ? String(thrown.code) : '';
}
