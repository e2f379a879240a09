import type { Operation } from '#shared/graphql/read-operations';
import { asHttpAddress, asSocketAddress } from '#shared/http/draft-url';
import { createEventStream, createSubscription } from '#shared/model/socket';
import { inheritsFrom } from '../../../state/tab';
import { useApp } from '../../../state/use-app';
import { Button } from '../../../ui/button';
import { useDraft, useTab } from '../use-tab';
import styles from './graphql.module.css';

interface Props {
  readonly tabId: string;
  readonly operations: readonly Operation[];
}

/** A subscription has more than one answer: the ways to follow it, each in a tab of its own. */
export function FollowOffer({ tabId, operations }: Props) {
  const tab = useTab(tabId);
  const [draft] = useDraft(tabId);
  const openTab = useApp((state) => state.openTab);
  const showPart = useApp((state) => state.showComposerPart);
  if (draft.socket !== null || draft.body.kind !== 'graphql') return null;
  const { operationName } = draft.body;
  const chosen = operations.length === 1 ? operations[0] : operations.find(({ name }) => name === operationName);
  if (chosen?.type !== 'subscription') return null;
  const under = inheritsFrom(tab);
  const follow = (over: 'websocket' | 'events') => {
    const id = openTab({
      draft:
        over === 'websocket'
          ? { ...draft, url: asSocketAddress(draft.url), socket: createSubscription() }
          : { ...draft, method: 'POST', url: asHttpAddress(draft.url), socket: createEventStream() },
      ...(under && { under }),
      send: true,
    });
    showPart(id, 'body');
  };
  return (
    <div className={styles.offer} role="group" aria-label="Follow the subscription">
      <span className={styles.says}>A subscription has more than one answer.</span>
      <Button size="small" onPress={() => follow('events')}>
        Follow as events
      </Button>
      <Button size="small" onPress={() => follow('websocket')}>
        Follow over WebSocket
      </Button>
    </div>
  );
}
