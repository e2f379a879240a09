import { LockKeyhole } from 'lucide-react';
import type { Failure } from '#shared/failure';
import { describeFailure } from '#shared/failure-words';
import type { Connection } from '#shared/model/exchange-event';
import styles from './wire-view.module.css';
import own from './tls-step.module.css';

/** What was agreed before anything of HTTP went over a connection, which is encrypted from there on. */
export function TlsStep({ connection: { tls, reused } }: { readonly connection: Connection }) {
  if (tls === null) return null;
  const { protocol, cipher, chain, unverified } = tls;
  return (
    <>
      <Heading what={reused ? 'Agreed on for an earlier request' : 'Handshake'} />
      <div className={own.step}>
        <p>
          <code>{protocol.replace('TLSv', 'TLS ')}</code>, <code>{cipher}</code>: what follows went encrypted.
        </p>
        {unverified !== null && <p className={own.unverified}>The certificate is not verified: {unverified}.</p>}
        <CertificateChain chain={chain} />
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
        <CertificateChain chain={failure.chain} />
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

/** The certificates that a server showed, its own first. */
function CertificateChain({ chain }: { readonly chain: readonly string[] }) {
  if (chain.length === 0) return null;
  return (
    <>
      <p className={own.label}>
        {chain.length === 1 ? 'The certificate the server showed' : 'The certificates the server showed'}
      </p>
      <ol className={own.chain}>
        {chain.map((subject, index) => (
          <li key={index} dir="auto">
            {subject}
          </li>
        ))}
      </ol>
    </>
  );
}
