import { describeJwt, type JwtReading } from '#shared/explain/describe-jwt';
import { headerValue } from '#shared/http/header-list';
import { parseHttpDate } from '#shared/http/http-date';
import { readJwt } from '#shared/http/jwt';
import type { Exchange } from '#shared/model/exchange';
import { useEffect, useState } from 'react';
import { useApp } from '../../state/use-app';
import { Button } from '../../ui/button';
import { Parts } from './step-list';
import styles from './why.module.css';

const standings: { readonly [S in JwtReading['standing']]: string } = {
  good: 'It is within its time.',
  expired: 'It has expired.',
  early: 'It is not valid yet.',
  unsigned: 'Nobody has signed it.',
};

/** What the token that was sent says of itself, for those who ask. */
export function TokenReading({ exchange }: { readonly exchange: Exchange }) {
  const [isOpen, setOpen] = useState(false);
  const sent = exchange.hops.map((hop) => headerValue(hop.requestHeaders, 'Authorization')).findLast((value) => value !== null);
  const token = sent?.replace(/^\s*\S+\s+/, '').trim() ?? '';
  const jwt = readJwt(token);
  if (!jwt) return null;
  const reading = describeJwt(jwt, clockOf(exchange));
  return (
    <section aria-label="The token, read" className={styles.section}>
      <h2 className={styles.heading}>
        The token, read
        <Button size="small" variant="quiet" isExpanded={isOpen} onPress={() => setOpen(!isOpen)}>
          {isOpen ? 'Fold' : 'Show its claims'}
        </Button>
      </h2>
      <p className={styles.detail}>
        {standings[reading.standing]} <Genuine token={token} /> Signed is not encrypted either: whoever holds it can read this.
      </p>
      {isOpen && (
        <>
          <h3 className={styles.sub}>Header</h3>
          <Parts parts={reading.header} />
          <h3 className={styles.sub}>Claims</h3>
          <Parts parts={reading.claims} />
        </>
      )}
    </section>
  );
}

/** Whether its signature was checked; with a key that is known already it is checked here. */
function Genuine({ token }: { readonly token: string }) {
  const verdict = useApp((state) => state.jwtVerdicts.get(token));
  const verify = useApp((state) => state.verifyJwt);
  const isChecked = verdict !== undefined;
  useEffect(() => {
    if (!isChecked) void verify(token, { kind: 'known' });
  }, [isChecked, token, verify]);
  if (verdict?.state === 'verified') return <>It is verified: {verdict.says}</>;
  if (verdict?.state === 'refused') return <>It is not verified: {verdict.says}</>;
  return (
    <>Read is not verified: anyone can write such a token, and only its key tells whether it is genuine. Auth can check it.</>
  );
}

/** The server's clock where it told: it is the one the token is judged by. */
function clockOf(exchange: Exchange): number {
  const told = 'head' in exchange && exchange.head ? headerValue(exchange.head.headers, 'Date') : null;
  return parseHttpDate(told ?? '') ?? exchange.startedAt;
}
