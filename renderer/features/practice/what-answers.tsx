import { formatTime } from '#shared/http/quantities';
import { Power, Table2 } from 'lucide-react';
import { useLayoutEffect, useMemo, useRef, useState } from 'react';
import type { PracticeGateway } from '#shared/model/practice';
import { useApp } from '../../state/use-app';
import { Button } from '../../ui/button';
import { IconButton } from '../../ui/icon-button';
import { MenuButton } from '../../ui/menu-button';
import { FlowDrawing } from './flow-drawing';
import { type FlowFacts, flowFacts } from './flow-facts';
import { narrowestFlow } from './flow-plan';
import page from './practice-page.module.css';
import styles from './what-answers.module.css';

interface Props {
  readonly gateway: PracticeGateway | undefined;
  /** The server's own port. */
  readonly port: number;
}

/** Who answered the requests in the log, drawn as the way they took. T shows the same as a table. */
export function WhatAnswers({ gateway, port }: Props) {
  const lines = useApp((state) => state.practiceLog);
  const facts = useMemo(() => flowFacts(lines, gateway), [lines, gateway]);
  const [wantsTable, setWantsTable] = useState(false);
  const [frame, width] = useWidth();
  const isTable = wantsTable || width < narrowestFlow;
  return (
    <section
      aria-label="What answers"
      className={styles.part}
      onKeyDown={(event) => {
        const isPlain = !event.ctrlKey && !event.metaKey && !event.altKey;
        if (event.key.toLowerCase() === 't' && isPlain) setWantsTable(!wantsTable);
      }}
    >
      <header className={styles.bar}>
        <h2 className={page.name}>What answers</h2>
        <span className={page.caption}>{sinceWords(facts)}</span>
        <span className={styles.grow} />
        {gateway && <ReplicaButtons gateway={gateway} />}
        <IconButton
          label="Show it as a table"
          icon={Table2}
          shortcut="t"
          size="small"
          isPressed={isTable}
          isDisabled={width < narrowestFlow}
          onPress={() => setWantsTable(!wantsTable)}
        />
      </header>
      <div ref={frame} className={styles.frame}>
        {width > 0 &&
          (isTable ? <FlowTable facts={facts} /> : <FlowDrawing facts={facts} width={width} gateway={gateway} port={port} />)}
      </div>
      <p className={styles.foot}>{footWords(facts)}</p>
    </section>
  );
}

function sinceWords({ since, past }: FlowFacts): string {
  if (since === null) return 'nothing yet';
  return `counted since ${formatTime(since)}${past === 0 ? '' : `; ${past} more went past the balancer`}`;
}

const footWords = ({ hits }: FlowFacts): string =>
  hits === null
    ? 'One server. With the gateway on, a balancer with a shared cache passes requests on to three replicas.'
    : 'Line width is the number of requests. The balancer names the replica in X-Served-By and tells hits by Age.';

function ReplicaButtons({ gateway: { replicas } }: { readonly gateway: PracticeGateway }) {
  const setReplica = useApp((state) => state.setPracticeReplica);
  const emptyCache = useApp((state) => state.emptyPracticeCache);
  const alive = replicas.filter((replica) => replica.alive);
  return (
    <>
      {replicas
        .filter((replica) => !replica.alive)
        .map(({ number }) => (
          <Button key={number} size="small" onPress={() => void setReplica(number, true)}>
            <Power size={14} strokeWidth={1.5} aria-hidden />
            Revive replica {number}
          </Button>
        ))}
      <MenuButton
        label="Kill a replica"
        size="small"
        isDisabled={alive.length === 0}
        items={alive.map(({ number }) => ({
          id: String(number),
          label: `Kill replica ${number}`,
          onAction: () => void setReplica(number, false),
        }))}
      >
        Kill a replica
      </MenuButton>
      <Button size="small" variant="quiet" onPress={() => void emptyCache()}>
        Empty the cache
      </Button>
    </>
  );
}

function FlowTable({ facts: { sent, hits, replicas } }: { readonly facts: FlowFacts }) {
  const rows = [
    { who: hits === null ? 'Server' : 'Balancer', count: sent, how: hits === null ? 'answered' : 'asked' },
    ...(hits === null ? [] : [{ who: 'Shared cache', count: hits, how: 'answered' }]),
    ...replicas.map(({ number, answered, alive }) => ({
      who: `Replica ${number}`,
      count: answered,
      how: alive ? 'answered' : 'answered, dead now',
    })),
  ];
  return (
    <table className={styles.table}>
      <tbody>
        {rows.map(({ who, count, how }) => (
          <tr key={who}>
            <th scope="row">{who}</th>
            <td className={styles.count}>{count}</td>
            <td>{how}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** How wide an element is, as it changes. */
function useWidth(): [React.RefObject<HTMLDivElement | null>, number] {
  const frame = useRef<HTMLDivElement>(null);
  const [width, setWidth] = useState(0);
  useLayoutEffect(() => {
    if (!frame.current) return undefined;
    const observer = new ResizeObserver(([entry]) => setWidth(Math.floor(entry?.contentRect.width ?? 0)));
    observer.observe(frame.current);
    setWidth(Math.floor(frame.current.clientWidth));
    return () => observer.disconnect();
  }, []);
  return [frame, width];
}
