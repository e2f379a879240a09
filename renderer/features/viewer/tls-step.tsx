import { LockKeyhole } from 'lucide-react';
import type { Failure } from '#shared/failure';
import { describeFailure } from '#shared/failure-words';
import { tlsVersion } from '#shared/http/tls-version';
import type { Connection } from '#shared/model/exchange-event';
import { CertificateList } from './certificate-list';
import styles from './wire-view.module.css';
import own from './tls-step.module.css';

interface TlsStepProps {
  readonly connection: Connection | null | undefined;
  /** What was agreed on with the proxy itself, which reaches no farther. */
  readonly isProxy?: boolean;
}

/** What was agreed before anything of HTTP went over a connection, which is encrypted from there on. Nothing without TLS. */
export function TlsStep({ connection, isProxy = false }: TlsStepProps) {
  const tls = isProxy ? connection?.proxyTls : connection?.tls;
  if (!connection || !tls) return null;
  return <Agreed tls={tls} reused={connection.reused} isProxy={isProxy} />;
}

interface AgreedProps {
  readonly tls: NonNullable<Connection['tls']>;
  readonly reused: boolean;
  readonly isProxy: boolean;
}

function Agreed({ tls, reused, isProxy }: AgreedProps) {
  const { protocol, cipher, chain, certificates = [], unverified } = tls;
  const whom = isProxy ? ' with the proxy' : '';
  return (
    <>
      <Heading what={reused ? `Agreed on${whom} for an earlier request` : `Handshake${whom}`} />
      <div className={own.step}>
        <p>
          <code>{tlsVersion(protocol)}</code>, <code>{cipher}</code>: what follows went encrypted
          {isProxy && ' as far as the proxy'}.
        </p>
        {unverified !== null && <p className={own.unverified}>The certificate is not verified: {unverified}.</p>}
        <CertificateList chain={chain} certificates={certificates} isFolded={reused} by={isProxy ? 'proxy' : 'server'} />
      </div>
    </>
  );
}

/** Where it ended with the handshake. */
export function RefusedCertificate({ failure }: { readonly failure: Extract<Failure, { kind: 'certificateRejected' }> }) {
  return (
    <section aria-label="Wire" className={own.refused}>
      <Heading what="Handshake" />
      <div className={own.step}>
        <p>The certificate was refused, and the connection closed: nothing of HTTP went over it.</p>
        <p className={own.unverified}>{describeFailure(failure)}</p>
        <CertificateList chain={failure.chain} certificates={failure.certificates ?? []} />
      </div>
    </section>
  );
}

const Heading = ({ what }: { readonly what: string }) => (
  <h2 className={styles.heading}>
    <LockKeyhole size={14} strokeWidth={1.5} aria-hidden />
    <span className={styles.direction}>TLS</span>
    {what}
  </h2>
);
