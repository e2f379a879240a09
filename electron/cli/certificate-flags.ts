import { resolve } from 'node:path';
import type { Command } from 'commander';
import { authSchema, type Auth } from '#shared/model/auth';
import type { Environment } from './environment';

/** The flags that name a client certificate. */
export interface CertificateFlags {
  readonly cert?: string;
  readonly key?: string;
  readonly certPass?: string;
}

export function addCertificateFlags(command: Command): Command {
  return command
    .option('--cert <file>', 'a client certificate: PEM, or PKCS#12 where the file ends in .p12 or .pfx')
    .option('--key <file>', 'its private key in PEM, where --cert does not hold it')
    .option('--cert-pass <passphrase>', 'what opens the key; env:NAME keeps it off the line');
}

interface CertificateCall {
  readonly flags: CertificateFlags;
  readonly environment: Environment;
  readonly command: Command;
}

/** Credentials with the certificate of the command line beside them, or alone. Ends the command where the flags contradict each other. */
export function withCertificate(auth: Auth, call: CertificateCall): Auth {
  const { flags, environment, command } = call;
  if (flags.cert === undefined) {
    if (flags.key === undefined && flags.certPass === undefined) return auth;
    return command.error('error: --key and --cert-pass are about a certificate; --cert names it');
  }
  const isPkcs12 = /\.(?:p12|pfx)$/i.test(flags.cert);
  if (isPkcs12 && flags.key !== undefined) return command.error('error: a PKCS#12 file holds its key; --key is for PEM');
  const path = resolve(environment.cwd, flags.cert);
  const certificate = {
    ...(isPkcs12 ? { format: 'pkcs12', pkcs12Path: path } : { format: 'pem', certificatePath: path }),
    keyPath: flags.key === undefined ? '' : resolve(environment.cwd, flags.key),
    passphrase: passphraseOf(call),
  };
  return authSchema.parse(auth.kind === 'none' ? { kind: 'clientCertificate', ...certificate } : { ...auth, certificate });
}

function passphraseOf({ flags, environment, command }: CertificateCall): string {
  const given = flags.certPass ?? '';
  if (!given.startsWith('env:')) return given;
  const name = given.slice('env:'.length);
  return environment.env[name] ?? command.error(`error: --cert-pass names the environment variable ${name}, which is not set`);
}
