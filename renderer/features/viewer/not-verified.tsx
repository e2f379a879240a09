import { ShieldAlert } from 'lucide-react';
import { Button as PlainButton } from 'react-aria-components';
import type { Exchange } from '#shared/model/exchange';
import { lastHop } from '#shared/model/exchange';
import { bareHost, readTypedUrl } from '#shared/http/url-parts';
import { useUnverifiedHosts } from '../../state/use-unverified-hosts';
import { Button } from '../../ui/button';
import { Popover } from '../../ui/popover';
import styles from './response-summary.module.css';

/** Beside every response that came over a connection nobody vouches for: why it would have been refused, and the way back. */
export function NotVerified({ exchange }: { readonly exchange: Exchange }) {
  const hop = lastHop(exchange);
  const reason = hop?.connection?.tls?.unverified ?? null;
  if (!hop || reason === null) return null;
  return (
    <Popover
      label="Not verified"
      placement="bottom end"
      trigger={
        <PlainButton className={styles.unverified} aria-label="Not verified: why?">
          <ShieldAlert size={14} strokeWidth={1.5} aria-hidden />
          not verified
        </PlainButton>
      }
    >
      {(close) => <Why reason={reason} host={hostOf(hop.url)} close={close} />}
    </Popover>
  );
}

function hostOf(url: string): string {
  const parts = readTypedUrl(url);
  return parts.ok ? bareHost(parts.value.host) : '';
}

interface WhyProps {
  /** A sentence part. */
  readonly reason: string;
  readonly host: string;
  readonly close: () => void;
}

function Why({ reason, host, close }: WhyProps) {
  const { hosts, revoke } = useUnverifiedHosts();
  const isAllowed = hosts.includes(host.toLowerCase());
  const takeBack = () => void revoke(host).then(close);
  return (
    <div className={styles.why}>
      <p>
        The certificate of <b dir="auto">{host}</b> would have been refused: {reason}. The connection is encrypted, but nobody
        vouches for who is at its other end.
      </p>
      {isAllowed ? (
        <Button size="small" onPress={takeBack}>
          Verify {host} again
        </Button>
      ) : (
        <p>Options say that certificates are not verified for this request.</p>
      )}
    </div>
  );
}
