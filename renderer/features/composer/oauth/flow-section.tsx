import { describeFailure, hintFor } from '#shared/failure-words';
import type { OAuthFlow } from '#shared/model/oauth-flow';
import { useEffect, useRef, useState, type KeyboardEvent } from 'react';
import { isUnderWay } from '../../../state/slices/oauth-slice';
import { useApp } from '../../../state/use-app';
import { Button } from '../../../ui/button';
import { Segments } from '../../../ui/segments';
import { Remark } from '../remark';
import { DeviceBox } from './device-box';
import { countWords, flowTitle } from './flow-words';
import { PasteLine } from './paste-line';
import { SequenceDrawing } from './sequence-drawing';
import { leastWidth } from './sequence-layout';
import { SequenceTable } from './sequence-table';
import { WaitingLine } from './waiting-line';
import styles from './oauth.module.css';

interface Props {
  readonly tabId: string;
  readonly flow: OAuthFlow;
  readonly resource: string;
}

type Manner = 'drawing' | 'table';

const manners = [
  { value: 'drawing', label: 'Drawing' },
  { value: 'table', label: 'Table' },
] as const;

/** A flow as it happens: where it is, what is wanted of the person, every message, and what went wrong. */
export function FlowSection({ tabId, flow, resource }: Props) {
  const show = useApp((state) => state.showExchange);
  const [box, width] = useWidth();
  const [chosen, setChosen] = useState<Manner>('drawing');
  const isWide = width >= leastWidth;
  const manner = isWide ? chosen : 'table';
  const open = (exchangeId: string) => void show(exchangeId);
  const onKeyDown = (event: KeyboardEvent) => {
    const isTyping = event.target instanceof HTMLInputElement;
    if (isTyping || event.key.toLowerCase() !== 't' || event.ctrlKey || event.metaKey || event.altKey) return;
    setChosen(chosen === 'table' ? 'drawing' : 'table');
  };
  return (
    // T is heard wherever in the section the focus is.
    // oxlint-disable-next-line jsx-a11y/no-static-element-interactions
    <section className={styles.section} aria-label="OAuth flow" ref={box} onKeyDown={onKeyDown}>
      <header className={styles.head}>
        <h2 className={styles.title} role="status">
          {flowTitle(flow)}
        </h2>
        {isWide && <Segments label="How to show the flow (T)" value={chosen} options={manners} onChange={setChosen} />}
      </header>
      <FlowWants tabId={tabId} flow={flow} />
      {flow.failure && flow.phase === 'failed' && (
        <div className={styles.failure} role="alert">
          <strong>{describeFailure(flow.failure)}</strong>
          <span>{hintFor(flow.failure)}</span>
        </div>
      )}
      {flow.remarks.map((remark) => (
        <Remark key={remark} tone="warn" text={remark} />
      ))}
      {manner === 'drawing' ? (
        <SequenceDrawing flow={flow} width={Math.min(width, 760)} resource={resource} onOpen={open} />
      ) : (
        <SequenceTable flow={flow} onOpen={open} />
      )}
      {flow.answer !== null && (
        <pre className={styles.answer} tabIndex={0} aria-label="What the server says of the token">
          {flow.answer}
        </pre>
      )}
      {flow.exchanges.length > 0 && <p className={styles.count}>{countWords(flow)}</p>}
    </section>
  );
}

/** What the person is waited for, and the way out. */
function FlowWants({ tabId, flow }: Pick<Props, 'tabId' | 'flow'>) {
  const cancel = useApp((state) => state.cancelFlow);
  if (!isUnderWay(flow)) return null;
  return (
    <div className={styles.wants}>
      {flow.device && <DeviceBox device={flow.device} />}
      {flow.browserAddress !== null && <WaitingLine address={flow.browserAddress} />}
      {flow.pastes && <PasteLine tabId={tabId} callback={flow.callbackAddress ?? ''} />}
      <div>
        <Button size="small" onPress={() => cancel(tabId)}>
          Cancel
        </Button>
      </div>
    </div>
  );
}

/** An element and how wide its inside is. */
function useWidth() {
  const ref = useRef<HTMLElement>(null);
  const [width, setWidth] = useState(0);
  useEffect(() => {
    if (!ref.current) return;
    const observer = new ResizeObserver(([entry]) => entry && setWidth(Math.floor(entry.contentRect.width)));
    observer.observe(ref.current);
    return () => observer.disconnect();
  }, []);
  return [ref, width] as const;
}
