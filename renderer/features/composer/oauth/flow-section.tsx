import { ChevronDown, ChevronUp } from 'lucide-react';
import { useState, type KeyboardEvent } from 'react';
import { describeFailure, hintFor } from '#shared/failure-words';
import type { OAuthFlow } from '#shared/model/oauth-flow';
import { currentExchange } from '../../../state/slices/exchanges-slice';
import { isUnderWay } from '../../../state/slices/oauth-slice';
import { useApp } from '../../../state/use-app';
import { classNames } from '../../../ui/class-names';
import { IconButton } from '../../../ui/icon-button';
import { Segments } from '../../../ui/segments';
import { useWidth } from '../../../ui/use-width';
import { Remark } from '../remark';
import { DeviceBox } from './device-box';
import { countWords, flowTitle } from '../../../drawings/flow-words';
import { PasteLine } from './paste-line';
import { SequenceDrawing } from '../../../drawings/sequence-drawing';
import { leastWidth } from '../../../drawings/sequence-layout';
import { SequenceTable } from '../../../drawings/sequence-table';
import { WaitingLine } from './waiting-line';
import { withUse } from '../../../drawings/with-use';
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
export function FlowSection({ tabId, flow: begun, resource }: Props) {
  const flow = withUse(begun, useApp(currentExchange(tabId)));
  const [box, width] = useWidth<HTMLElement>();
  const [chosen, setChosen] = useState<Manner>('drawing');
  const [isFolded, setIsFolded] = useState(false);
  const isWide = width >= leastWidth;
  const onKeyDown = (event: KeyboardEvent) => {
    if (isPlainT(event)) setChosen(chosen === 'table' ? 'drawing' : 'table');
  };
  return (
    // T is heard wherever in the section the focus is.
    // oxlint-disable-next-line jsx-a11y/no-static-element-interactions
    <section className={styles.section} aria-label="OAuth flow" ref={box} onKeyDown={onKeyDown}>
      <header className={classNames(styles.head, styles.oneLine)}>
        <h2 className={styles.title}>
          <span role="status">{flowTitle(flow)}</span>
        </h2>
        <span className={styles.tools}>
          {isWide && !isFolded && (
            <Segments label="How to show the flow (T)" value={chosen} options={manners} onChange={setChosen} />
          )}
          <IconButton
            label={isFolded ? 'Unfold the flow' : 'Fold the flow'}
            icon={isFolded ? ChevronDown : ChevronUp}
            size="small"
            onPress={() => setIsFolded(!isFolded)}
          />
        </span>
      </header>
      <FlowWants tabId={tabId} flow={flow} />
      <FlowTroubles flow={flow} />
      {!isFolded && <Sequence flow={flow} width={width} manner={isWide ? chosen : 'table'} resource={resource} />}
      {flow.answer !== null && (
        <pre className={styles.answer} tabIndex={0} aria-label="What the server says of the token">
          {flow.answer}
        </pre>
      )}
      {flow.exchanges.length > 0 && <p className={styles.count}>{countWords(flow)}</p>}
    </section>
  );
}

function isPlainT({ target, key, ctrlKey, metaKey, altKey }: KeyboardEvent): boolean {
  return key.toLowerCase() === 't' && !ctrlKey && !metaKey && !altKey && !(target instanceof HTMLInputElement);
}

interface SequenceProps extends Omit<Props, 'tabId'> {
  readonly width: number;
  readonly manner: Manner;
}

function Sequence({ flow, width, manner, resource }: SequenceProps) {
  const show = useApp((state) => state.showExchange);
  const open = (exchangeId: string) => void show(exchangeId);
  if (manner === 'table') return <SequenceTable flow={flow} onOpen={open} />;
  return <SequenceDrawing flow={flow} width={Math.min(width, 760)} resource={resource} onOpen={open} />;
}

/** What went wrong and what to change; what is unusual and no fault. */
function FlowTroubles({ flow }: Pick<Props, 'flow'>) {
  return (
    <>
      {flow.failure && flow.phase === 'failed' && (
        <div className={styles.failure} role="alert">
          <strong>{describeFailure(flow.failure)}</strong>
          <span>{hintFor(flow.failure)}</span>
        </div>
      )}
      {flow.remarks.map((remark) => (
        <Remark key={remark} tone="warn" text={remark} />
      ))}
    </>
  );
}

/** What the person is waited for. */
function FlowWants({ tabId, flow }: Pick<Props, 'tabId' | 'flow'>) {
  if (!isUnderWay(flow) || (flow.device === null && flow.browserAddress === null)) return null;
  return (
    <div className={styles.wants}>
      {flow.device && <DeviceBox device={flow.device} />}
      {flow.browserAddress !== null && <WaitingLine address={flow.browserAddress} pastes={flow.pastes} />}
      {flow.pastes && <PasteLine tabId={tabId} callback={flow.callbackAddress ?? ''} />}
    </div>
  );
}
