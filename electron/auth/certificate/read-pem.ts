import { createPrivateKey, X509Certificate, type KeyObject } from 'node:crypto';
import { CannotAuthorize } from '../auth-failure';
import type { CertificateAndKey } from './read-pkcs12';

/** A file and where it came from. */
export interface NamedFile {
  readonly path: string;
  readonly bytes: Buffer;
}

/** Reads a certificate (PEM with its chain, or DER) and the key that belongs to it, which a passphrase may lock. */
export function readPem(certificateFile: NamedFile, keyFile: NamedFile, passphrase: string): CertificateAndKey {
  const blocks =
    certificateFile.bytes.toString('latin1').match(/-----BEGIN CERTIFICATE-----[^]*?-----END CERTIFICATE-----/g) ?? [];
  const certificate = readCertificate(certificateFile.path, blocks[0] ?? certificateFile.bytes);
  const key = readKey(keyFile, passphrase);
  if (!certificate.checkPrivateKey(key)) {
    throw new CannotAuthorize(`the key in ${keyFile.path} does not belong to the certificate in ${certificateFile.path}`);
  }
  const chain = blocks.length > 0 ? blocks.join('\n') : String(certificate);
  return { certificate, chain, key: key.export({ type: 'pkcs8', format: 'pem' }).toString() };
}

function readCertificate(path: string, content: Buffer | string): X509Certificate {
  try {
    return new X509Certificate(content);
  } catch {
    throw new CannotAuthorize(`${path} holds no certificate`);
  }
}

function readKey({ path, bytes }: NamedFile, passphrase: string): KeyObject {
  const [pem] = /-----BEGIN [A-Z ]*PRIVATE KEY-----[^]*?-----END [A-Z ]*PRIVATE KEY-----/.exec(bytes.toString('latin1')) ?? [];
  if (pem === undefined) throw new CannotAuthorize(`${path} holds no private key in PEM`);
  try {
    return createPrivateKey({ key: pem, ...(passphrase === '' ? {} : { passphrase }) });
  } catch {
    const isLocked = /ENCRYPTED/.test(pem);
    throw new CannotAuthorize(isLocked ? `the passphrase does not open the key in ${path}` : `the key in ${path} cannot be read`);
  }
}
