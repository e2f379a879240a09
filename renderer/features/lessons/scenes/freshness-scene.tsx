import type { LessonRequest } from '#shared/lessons/lesson';
import { useState } from 'react';
import { useApp } from '../../../state/use-app';
import { Button } from '../../../ui/button';
import { SelectField } from '../../../ui/select-field';
import { ageOf, type FreshnessFacts, freshnessFacts, freshnessSentence, verdictOf } from './facts/freshness-facts';
import { type Use, FreshnessLine } from './freshness-line';
import { Scene, SendButton } from './scene';
import { useBench } from './use-bench';
import { useServerNow } from './use-server-now';

const pages = [
  { value: 'max-age', label: 'max-age=60' },
  { value: 'stale-while-revalidate', label: 'max-age=5, stale-while-revalidate=60' },
  { value: 'no-cache', label: 'no-cache' },
  { value: 'no-store', label: 'no-store' },
  { value: 'immutable', label: 'max-age=31536000, immutable' },
] as const;
type PageName = (typeof pages)[number]['value'];

/** The copy in a client's own cache on a time line: fresh, then stale, and what is done when it is needed. */
export function FreshnessScene() {
  const bench = useBench();
  const now = useServerNow();
  const advance = useApp((state) => state.advancePracticeClock);
  const isRunning = useApp((state) => state.practice.phase === 'running');
  const [name, setName] = useState<PageName>('max-age');
  const [uses, setUses] = useState<readonly Use[]>([]);
  const facts = freshnessFacts(bench.answers);
  const verdict = verdictOf(facts, now);
  const choose = (next: PageName) => {
    bench.clear();
    setUses([]);
    setName(next);
  };
  /** As a cache does it: from the copy where that is allowed, with its validator where it is not, and whole where there is none. */
  const need = async () => {
    if (verdict === 'fresh') return setUses([...uses, { at: now, how: 'copy' }]);
    let status = 0;
    await bench.run(async (send) => {
      const answer = await send(askFor(name, facts));
      status = answer?.exchange.phase === 'finished' ? answer.exchange.head.status : 0;
    });
    setUses([...uses, { at: now, how: status === 304 ? 'unchanged' : 'fetched' }]);
  };
  return (
    <Scene
      title="How long a copy is good"
      says={freshnessSentence(facts, now)}
      bench={bench}
      controls={
        <>
          <SendButton bench={bench} isMain onPress={() => void need()}>
            {facts === null ? 'Ask for it' : 'Need it again'}
          </SendButton>
          <Button isDisabled={!isRunning} onPress={() => void advance(30)}>
            Clock + 30 s
          </Button>
          <SelectField label="Cache-Control" hideLabel value={name} options={pages} onChange={choose} />
        </>
      }
      draw={(width) => <FreshnessLine facts={facts} now={now} uses={uses} width={width} />}
      table={<FreshnessTable facts={facts} now={now} uses={uses} />}
      foot="“Need it again” does as a cache would: it uses the copy while that is fresh, and sends If-None-Match once it is not. The clock is the practice server’s."
    />
  );
}

function askFor(name: PageName, facts: FreshnessFacts | null): LessonRequest {
  const asks = facts?.mayBeKept && facts.etag !== null;
  return { method: 'GET', path: `/cache/${name}/`, ...(asks && { headers: { 'If-None-Match': facts.etag ?? '' } }) };
}

interface TableProps {
  readonly facts: FreshnessFacts | null;
  readonly now: number;
  readonly uses: readonly Use[];
}

function FreshnessTable({ facts, now, uses }: TableProps) {
  const rows: readonly (readonly [string, string])[] = [
    ['Cache-Control', facts?.cacheControl ?? 'no copy yet'],
    ['Good for', facts ? `${facts.lifetime} s` : '–'],
    ['Then, while a new one is fetched', facts ? `${facts.grace} s` : '–'],
    ['Age now', facts ? `${ageOf(facts, now)} s` : '–'],
    ['Validator', facts?.etag ?? 'none'],
    ['Used from the copy', String(uses.filter(({ how }) => how === 'copy').length)],
    ['Asked, and unchanged', String(uses.filter(({ how }) => how === 'unchanged').length)],
    ['Fetched whole', String(uses.filter(({ how }) => how === 'fetched').length)],
  ];
  return (
    <table>
      <tbody>
        {rows.map(([name, value]) => (
          <tr key={name}>
            <th scope="row">{name}</th>
            <td>
              <code>{value}</code>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
