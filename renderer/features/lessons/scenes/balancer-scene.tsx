import { useState } from 'react';
import { useApp } from '../../../state/use-app';
import { Button } from '../../../ui/button';
import { Segments } from '../../../ui/segments';
import { gatewayOf } from '../../../state/ready-practice';
import { BalancerDrawing } from './balancer-drawing';
import { type BalancerFacts, balancerFacts, balancerSentence } from './facts/balancer-facts';
import { Scene, SendButton } from './scene';
import { useBench, useSeenAnswers } from './use-bench';

const pages = [
  { value: '/cache/max-age/', label: 'May be kept' },
  { value: '/cache/no-store/', label: 'May not' },
] as const;
type PagePath = (typeof pages)[number]['value'];

/** A balancer with a shared cache before three servers, of which any can be killed. */
export function BalancerScene() {
  const bench = useBench('gateway');
  const gateway = useApp((state) => gatewayOf(state.practice));
  const emptyCache = useApp((state) => state.emptyPracticeCache);
  const [path, setPath] = useState<PagePath>('/cache/no-store/');
  const answers = useSeenAnswers(
    ({ exchange }) => exchange.method === 'GET' && exchange.url.startsWith(`${gateway?.url ?? ''}/`),
  );
  const facts = balancerFacts(answers, gateway);
  const ask = (times: number) =>
    bench.run(async (send) => {
      for (let at = 0; at < times; at++) await send({ method: 'GET', path, door: 'balancer' });
    });
  return (
    <Scene
      title="A balancer, a cache, three servers"
      says={balancerSentence(facts)}
      bench={bench}
      controls={
        <>
          <SendButton bench={bench} isMain onPress={() => void ask(1)}>
            Send one
          </SendButton>
          <SendButton bench={bench} onPress={() => void ask(12)}>
            Send twelve
          </SendButton>
          <Segments label="What is asked for" value={path} options={pages} onChange={setPath} />
          <Button variant="quiet" isDisabled={gateway === null} onPress={() => void emptyCache()}>
            Empty the cache
          </Button>
        </>
      }
      draw={(width) => <BalancerDrawing facts={facts} width={width} isRunning={gateway !== null} />}
      table={<BalancerTable facts={facts} />}
      foot="The client sends to one address and cannot tell what stands behind it. Who answered is in X-Served-By, X-Cache and Age; the width of a line is the number of requests."
    />
  );
}

function BalancerTable({ facts: { sent, hits, lost, servers } }: { readonly facts: BalancerFacts }) {
  const rows = [
    { who: 'Balancer', number: sent, how: 'asked' },
    { who: 'Shared cache', number: hits, how: 'answered' },
    ...servers.map(({ number, answered, alive }) => ({
      who: `Server ${number}`,
      number: answered,
      how: alive ? 'answered' : 'answered, dead now',
    })),
    { who: 'Nobody', number: lost, how: 'there to answer' },
  ];
  return (
    <table>
      <tbody>
        {rows.map(({ who, number, how }) => (
          <tr key={who}>
            <th scope="row">{who}</th>
            <td>
              <code>{number}</code>
            </td>
            <td>{how}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
