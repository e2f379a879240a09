import { BookMarked, X } from 'lucide-react';
import { useState } from 'react';
import type { Exchange } from '#shared/model/exchange';
import { closeExample, compareShownExample } from '../../state/examples';
import { currentExchange } from '../../state/slices/exchanges-slice';
import { shownExample } from '../../state/tab';
import { useApp, useAppStore } from '../../state/use-app';
import { Button } from '../../ui/button';
import { IconButton } from '../../ui/icon-button';
import { PaneTabs } from '../../ui/pane-tabs';
import { StatusTag } from '../../ui/status-tag';
import styles from './example-pane.module.css';
import { HeadView } from './head-view';
import pane from './response-pane.module.css';
import { WholeBody } from './whole-body';

/** An example of an answer in the place of one, and never taken for one: what it says, and nothing of a sending. */
export function ExamplePane({ tabId }: { readonly tabId: string }) {
  const example = useApp((state) => {
    const tab = state.tabs[tabId];
    return tab ? shownExample(tab) : null;
  });
  const exchange = useApp((state) => (example === null ? undefined : state.exchanges[example.exchangeId]));
  if (example === null || !exchange) return null;
  return (
    <div className={pane.pane}>
      <Bar tabId={tabId} name={example.name} exchange={exchange} />
      {/* Another example is looked at from its beginning. */}
      <Views key={exchange.id} tabId={tabId} exchange={exchange} />
    </div>
  );
}

interface Props {
  readonly tabId: string;
  readonly exchange: Exchange;
}

function Bar({ tabId, name, exchange }: Props & { readonly name: string }) {
  const store = useAppStore();
  const hasAnswer = useApp((state) => currentExchange(tabId)(state)?.phase === 'finished');
  const head = exchange.phase === 'finished' ? exchange.head : null;
  return (
    <div className={styles.bar} role="status" aria-label="Example">
      <span className={styles.mark}>
        <BookMarked size={14} strokeWidth={1.5} aria-hidden />
        Example
      </span>
      {head && head.status > 0 && <StatusTag status={head.status} text={`${head.status} ${head.reason}`.trim()} />}
      <span className={styles.words}>
        <bdi className={styles.name} title={name}>
          {name}
        </bdi>
        <span className={styles.about}>kept with the request, not received now</span>
      </span>
      {hasAnswer && (
        <Button size="small" onPress={() => compareShownExample(store, tabId)}>
          Compare
        </Button>
      )}
      <IconButton label="Close the example" icon={X} size="small" onPress={() => closeExample(store, tabId)} />
    </div>
  );
}

function Views({ tabId, exchange }: Props) {
  const [view, setView] = useState<'body' | 'head'>('body');
  const follow = useApp((state) => state.follow);
  const headers = exchange.phase === 'finished' ? exchange.head.headers : [];
  return (
    <PaneTabs<'body' | 'head'>
      label="Views of the example"
      selected={view}
      onSelect={setView}
      tabs={[
        { id: 'body', label: 'Body', panel: <WholeBody tabId={tabId} exchange={exchange} /> },
        {
          id: 'head',
          label: 'Head',
          count: headers.length,
          panel: (
            <HeadView
              exchange={exchange}
              requestTitle="Request that it answers"
              onFollow={(url, options) => follow(tabId, { url, ...options })}
            />
          ),
        },
      ]}
    />
  );
}
