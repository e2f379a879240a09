import { isOver } from '#shared/model/exchange';
import { currentExchange } from '../../state/slices/exchanges-slice';
import { useApp } from '../../state/use-app';
import { Button } from '../../ui/button';
import { RunningClock } from './running-clock';
import styles from './send-button.module.css';

/** Sends the draft; while it is on its way, cancels it and shows for how long it has been going. */
export function SendButton({ tabId }: { readonly tabId: string }) {
  const startedAt = useApp((state) => {
    const exchange = currentExchange(tabId)(state);
    return exchange && !isOver(exchange) ? exchange.startedAt : null;
  });
  const send = useApp((state) => state.sendDraft);
  const cancel = useApp((state) => state.cancel);
  return (
    <div className={styles.place}>
      {startedAt === null ? (
        <Button variant="main" shortcut="mod+Enter" onPress={() => void send(tabId)}>
          Send
        </Button>
      ) : (
        <Button label="Cancel" onPress={() => cancel(tabId)}>
          Cancel
          <RunningClock since={startedAt} />
        </Button>
      )}
    </div>
  );
}
