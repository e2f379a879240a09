import type { Exchange, Hop } from '#shared/model/exchange';
import type { RequestDraft } from '#shared/model/request-draft';
import { useState } from 'react';
import { currentExchange } from '../../state/slices/exchanges-slice';
import { currentStep } from '../../state/tab';
import { useApp } from '../../state/use-app';
import { Button } from '../../ui/button';
import { EmptyNote } from '../../ui/empty-note';
import { CookieTable } from './cookie-table';
import { hopFacts, type HopFacts } from './hop-facts';
import { useJarWords } from './use-jar-words';
import styles from './cookies.module.css';

/** The cookies of each hop: what was sent, what of the jar was not and why, and what became of those received. */
export function CookiesView({ tabId }: { readonly tabId: string }) {
  const exchange = useApp(currentExchange(tabId));
  const draft = useApp((state) => {
    const tab = state.tabs[tabId];
    return tab && currentStep(tab)?.draft;
  });
  if (!exchange || !draft || exchange.hops.length === 0) return <p className={styles.note}>Nothing was sent.</p>;
  return <Hops exchange={exchange} draft={draft} />;
}

function Hops({ exchange, draft }: { readonly exchange: Exchange; readonly draft: RequestDraft }) {
  const [withValues, setWithValues] = useState(false);
  const open = useApp((state) => state.openCookies);
  const words = useJarWords();
  const jar = exchange.hops.findLast(({ cookies }) => cookies)?.cookies?.jar ?? null;
  const facts = exchange.hops.map(hopFacts);
  const isEmpty = facts.every(({ sent, held, received }) => sent.length + held.length + received.length === 0);
  return (
    <section aria-label="Cookies of this answer" className={styles.view}>
      <div className={styles.bar}>
        <span className={styles.count}>{jar ? `Jar: ${words(jar)}` : whyNoJar(draft)}</span>
        {!isEmpty && (
          <Button size="small" variant="quiet" onPress={() => setWithValues(!withValues)}>
            {withValues ? 'Hide the values' : 'Values are hidden: show'}
          </Button>
        )}
        <Button size="small" onPress={() => open(jar)}>
          Open the jar
        </Button>
      </div>
      <div className={styles.scroll} tabIndex={0} role="group" aria-label="Cookies of this exchange">
        {isEmpty && (
          <EmptyNote title="No cookie was sent, and none came.">
            What a response sets is kept in the jar of the environment in use, and goes along where it belongs.
          </EmptyNote>
        )}
        {exchange.hops.map((hop, at) => (
          <HopCookies
            key={at}
            title={exchange.hops.length > 1 ? hopTitle(hop) : null}
            facts={facts[at] ?? noFacts}
            withValues={withValues}
          />
        ))}
      </div>
    </section>
  );
}

const noFacts: HopFacts = { sent: [], held: [], received: [] };
const hopTitle = ({ method, url, head }: Hop): string => `${head?.status ?? '—'}  ${method} ${url}`;

function whyNoJar(draft: RequestDraft): string {
  if (draft.auth.kind === 'session') return 'The session of this login keeps cookies of its own; no jar takes part.';
  return 'No jar took part.';
}

interface HopProps {
  readonly title: string | null;
  readonly facts: HopFacts;
  readonly withValues: boolean;
}

function HopCookies({ title, facts, withValues }: HopProps) {
  const { sent, held, received } = facts;
  if (sent.length + held.length + received.length === 0) return null;
  return (
    <section aria-label={title ?? 'The request and its answer'}>
      {title !== null && (
        <h2 className={styles.hop}>
          <bdi>{title}</bdi>
        </h2>
      )}
      <CookieTable title="Sent" lines={sent} withValues={withValues} />
      <CookieTable title="In the jar, not sent" lines={held} withValues={withValues} />
      <CookieTable title="Received" lines={received} withValues={withValues} />
    </section>
  );
}
