import { createHash, type X509Certificate } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { ok } from '#shared/result';
import type { AuthOf } from '#shared/model/auth';
import type { Authorized } from '../../engine/authentication';
import type { WireRequest } from '../../engine/wire-request';
import { CannotAuthorize, orCannot } from '../auth-failure';
import type { AuthProvider } from '../auth-provider';
import { readPem, type NamedFile } from './read-pem';
import type { CertificateAndKey } from './read-pkcs12';

type Certificate = AuthOf<'clientCertificate'>;

/** Shows a certificate in the TLS handshake. Over plain http there is none, and nothing is shown. */
export const clientCertificate: AuthProvider<'clientCertificate'> = {
  begin: (auth) => ({
    authorize: (request) => orCannot(async () => ok(await show(request, auth))),
    foresee: (request) =>
      orCannot(async () => {
        const { certificate } = await readFiles(auth);
        const says = request.url.scheme === 'https' ? wordsFor(certificate) : 'Over http there is no handshake to show it in.';
        return ok({ authorized: await show(request, auth), says });
      }),
  }),
};

async function show(request: WireRequest, auth: Certificate): Promise<Authorized> {
  const { chain, key } = await readFiles(auth);
  if (request.url.scheme !== 'https') return { request };
  const id = createHash('sha256')
    .update(JSON.stringify([chain, key, auth.passphrase]))
    .digest('base64url');
  return { request, client: { id, secure: { cert: chain, key } } };
}

/** Read each time: a certificate may be renewed while Cairn is open. */
async function readFiles(auth: Certificate): Promise<CertificateAndKey> {
  if (auth.format === 'pkcs12') {
    const { bytes, path } = await read(auth.pkcs12Path);
    // The reader of this format is as large as all of the engine.
    const { readPkcs12 } = await import('./read-pkcs12');
    return readPkcs12(bytes, auth.passphrase, path);
  }
  const certificate = await read(auth.certificatePath);
  return readPem(certificate, auth.keyPath === '' ? certificate : await read(auth.keyPath), auth.passphrase);
}

async function read(path: string): Promise<NamedFile> {
  try {
    return { path, bytes: await readFile(path) };
  } catch {
    throw new CannotAuthorize(`the file ${path} cannot be read`);
  }
}

/** For whom, by whom, how long; an end that is past is said first. */
function wordsFor({ subject, issuer, validTo }: X509Certificate): string {
  const until = new Date(validTo);
  const end = until.toISOString().slice(0, 10);
  const isOver = until.getTime() < Date.now();
  const line = (name: string) => name.split('\n').join(', ');
  const holds = isOver ? `It ended on ${end}.` : `It holds until ${end}.`;
  return `Shows ${line(subject)}, issued by ${line(issuer)}, when the server asks in the handshake. ${holds}`;
}
