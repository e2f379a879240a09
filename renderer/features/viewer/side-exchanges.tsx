import type { Exchange, SideExchange } from '#shared/model/exchange';
import { useApp } from '../../state/use-app';
import { Button } from '../../ui/button';
import styles from './response-pane.module.css';

/** What was sent for the sake of an exchange, such as a login; each can be opened. */
export function SideExchanges({ exchange }: { readonly exchange: Exchange }) {
  const sides = exchange.hops.flatMap((hop) => hop.sides);
  if (sides.length === 0) return null;
  return (
    <div className={styles.steps} role="group" aria-label="Sent on the side">
      <span className={styles.lead}>Sent on the side:</span>
      {sides.map((side) => (
        <SideButton key={side.id} side={side} />
      ))}
    </div>
  );
}

function SideButton({ side }: { readonly side: SideExchange }) {
  const showExchange = useApp((state) => state.showExchange);
  const { method, url, status, says } = side;
  const path = URL.canParse(url) ? new URL(url).pathname : url;
  return (
    <span title={says}>
      <Button size="small" variant="quiet" onPress={() => void showExchange(side.id)}>
        <span>
          {method} <bdi>{path}</bdi>, {status ?? 'no answer'}
        </span>
      </Button>
    </span>
  );
}
