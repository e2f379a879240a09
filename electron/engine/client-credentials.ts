import tls from 'node:tls';

/** A certificate and its key as TLS takes them. */
export interface ClientCredentials {
  /** Differs for whatever differs in the rest, passphrase included, and tells nothing of it. */
  readonly id: string;
  readonly secure: Pick<tls.SecureContextOptions, 'cert' | 'key' | 'pfx' | 'passphrase'>;
}

/** What a connection asks of TLS beside the certificate it shows. */
export interface TlsWishes {
  /** Such as `1.2`. */
  readonly least: string;
  readonly most: string;
  /** Further certificates in PEM. */
  readonly ca: string;
  readonly systemCa: boolean;
}

/** Whom connections trust, and what they show of themselves. */
export interface Trust {
  /** The context of a connection; undefined is Node's own. */
  contextFor(client: ClientCredentials | null, wishes: TlsWishes): tls.SecureContext | undefined;
}

/** Trusts Node's own list and these certificates in PEM. */
export function createTrust(extra: readonly string[]): Trust {
  const known = new Map<string, tls.SecureContext>();
  const build = (client: ClientCredentials | null, wishes: TlsWishes) => {
    const added = [
      ...extra,
      ...(wishes.ca === '' ? [] : [wishes.ca]),
      ...(wishes.systemCa ? tls.getCACertificates('system') : []),
    ];
    return tls.createSecureContext({
      ...(added.length === 0 ? {} : { ca: [...tls.rootCertificates, ...added] }),
      ...client?.secure,
      minVersion: versions[wishes.least] ?? 'TLSv1.2',
      maxVersion: versions[wishes.most] ?? 'TLSv1.3',
      // OpenSSL speaks the old versions at its lowest level alone.
      ...(wishes.least < '1.2' ? { ciphers: 'DEFAULT:@SECLEVEL=0' } : {}),
    });
  };
  return {
    contextFor(client, wishes) {
      if (client !== null) return build(client, wishes);
      const key = JSON.stringify(wishes);
      if (key === usual && extra.length === 0) return undefined;
      const context = known.get(key) ?? build(null, wishes);
      // A file of certificates may change again and again.
      if (known.size > 50) known.clear();
      known.set(key, context);
      return context;
    },
  };
}

const usual = JSON.stringify({ least: '1.2', most: '1.3', ca: '', systemCa: false } satisfies TlsWishes);
const versions: Readonly<Record<string, tls.SecureVersion>> = {
  '1.0': 'TLSv1',
  '1.1': 'TLSv1.1',
  '1.2': 'TLSv1.2',
  '1.3': 'TLSv1.3',
};
