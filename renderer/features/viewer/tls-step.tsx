import { LockKeyhole } from 'lucide-react';
import type { Failure } from '#shared/failure';
import { describeFailure } from '#shared/failure-words';
import type { Connection } from '#shared/model/exchange-event';
import { CertificateList } from './certificate-list';
import styles from './wire-view.module.css';
import own from './tls-step.module.css';

/** What was agreed before anything of HTTP went over a connection, which is encrypted from there on. */
export function TlsStep({ connection: { tls, reused } }: { readonly connection: Connection }) {
  if (tls === null) return null;
  const { protocol, cipher, chain, certificates = [], unverified } = tls;
  return (
    <>
      <Heading what={reused ? 'Agreed on for an earlier request' : 'Handshake'} />
      <div className={own.step}>
        <p>
          <code>{protocol.replace('TLSv', 'TLS ')}</code>, <code>{cipher}</code>: what follows went encrypted.
        </p>
        {unverified !== null && <p className={own.unverified}>The certificate is not verified: {unverified}.</p>}
        <CertificateList chain={chain} certificates={certificates} />
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
