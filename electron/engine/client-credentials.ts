import tls from 'node:tls';

/** A certificate and its key as TLS takes them. */
export interface ClientCredentials {
  /** Differs for whatever differs in the rest, passphrase included, and tells nothing of it. */
  readonly id: string;
  readonly secure: Pick<tls.SecureContextOptions, 'cert' | 'key' | 'pfx' | 'passphrase'>;
}

/** Whom connections trust, and what they show of themselves. */
export interface Trust {
  /** The context of a connection that shows nothing, or these credentials; undefined is Node's own. */
  contextFor(client: ClientCredentials | null): tls.SecureContext | undefined;
}

/** Trusts Node's own list and these certificates in PEM. */
export function createTrust(extra: readonly string[]): Trust {
  const ca = extra.length === 0 ? {} : { ca: [...tls.rootCertificates, ...extra] };
  const plain = extra.length === 0 ? undefined : tls.createSecureContext(ca);
  return {
    contextFor: (client) => (client === null ? plain : tls.createSecureContext({ ...ca, ...client.secure })),
  };
}
