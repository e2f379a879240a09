import { isOver } from '#shared/model/exchange';
import { currentExchange } from '../../state/slices/exchanges-slice';
import { isOpenSocket } from '../../state/slices/sockets-slice';
import { useApp } from '../../state/use-app';
import { Button } from '../../ui/button';
import { RunningClock } from './running-clock';
import styles from './send-button.module.css';

/** Sends the draft; while it is on its way, cancels it and shows for how long it has been going. A socket is connected, and disconnected. */
export function SendButton({ tabId }: { readonly tabId: string }) {
  const startedAt = useApp((state) => {
    const exchange = currentExchange(tabId)(state);
    return exchange && !isOver(exchange) ? exchange.startedAt : null;
  });
  const isOpen = useApp((state) => isOpenSocket(currentExchange(tabId)(state)));
  const isSocket = useApp((state) => state.tabs[tabId]?.draft.socket != null);
  const send = useApp((state) => state.sendDraft);
  return (
    <div className={styles.place}>
      {startedAt === null ? (
        <Button variant="main" shortcut="mod+Enter" onPress={() => void send(tabId)}>
          {isSocket ? 'Connect' : 'Send'}
        </Button>
      ) : (
        <StopButton tabId={tabId} startedAt={startedAt} isOpen={isOpen} />
      )}
    </div>
  );
}

interface StopProps {
  readonly tabId: string;
  readonly startedAt: number;
  /** It is a socket that is open: it can be ended in order. */
  readonly isOpen: boolean;
}

function StopButton({ tabId, startedAt, isOpen }: StopProps) {
  const cancel = useApp((state) => state.cancel);
  const disconnect = useApp((state) => state.disconnect);
  const words = isOpen ? 'Disconnect' : 'Cancel';
  return (
    <Button onPress={() => (isOpen ? void disconnect(tabId) : cancel(tabId))}>
      {words}
      <RunningClock since={startedAt} />
    </Button>
  );
}
