import { layersFacts, type LayerFacts } from './facts/layers-facts';
import styles from './rows.module.css';
import { Scene, SendButton } from './scene';
import { useBench } from './use-bench';

const path = '/whoami/connection';

/** The seven layers of one exchange, as either end sees them. */
export function LayersScene() {
  const bench = useBench();
  const secure = useBench('tls');
  const answers = [...bench.answers, ...secure.answers].toSorted(
    (one, other) => one.exchange.startedAt - other.exchange.startedAt,
  );
  const last = answers.at(-1) ?? null;
  const facts = layersFacts(last);
  return (
    <Scene
      title="Seven layers of one exchange"
      says={
        last
          ? `${last.exchange.url.startsWith('https') ? 'Encrypted' : 'Plain'}: five layers show something to a program, two do not.`
          : 'Nothing was sent yet. Both ends tell what they saw: this client by itself, the server in its answer.'
      }
      bench={{
        ...bench,
        answers,
        isBusy: bench.isBusy || secure.isBusy,
        trouble: bench.trouble ?? secure.trouble,
        restarts: false,
      }}
      controls={
        <>
          <SendButton bench={bench} isMain onPress={() => void bench.run((send) => send({ method: 'GET', path }))}>
            Send it plain
          </SendButton>
          <SendButton bench={secure} onPress={() => void secure.run((send) => send({ method: 'GET', path, door: 'secure' }))}>
            {secure.restarts ? 'Send it encrypted (starts the server anew)' : 'Send it encrypted'}
          </SendButton>
        </>
      }
      draw={() => <Layers facts={facts} />}
      table={<Layers facts={facts} />}
      foot="A model for thinking: HTTP fills the top three itself, and programs never see the lowest two. The time each layer took is in the Time view of the exchange."
    />
  );
}

function Layers({ facts }: { readonly facts: readonly LayerFacts[] }) {
  return (
    <table className={styles.layers}>
      <thead>
        <tr>
          <th scope="col">Layer</th>
          <th scope="col">this client sees</th>
          <th scope="col">the server says</th>
        </tr>
      </thead>
      <tbody>
        {facts.map(({ number, name, here, there }) => (
          <tr key={number} className={number <= 2 ? styles.hidden : undefined}>
            <th scope="row">
              <span>
                <span className={styles.layerNumber}>{number}</span>
                {name}
              </span>
            </th>
            <td>
              <span>{here}</span>
            </td>
            <td>
              <span>{there}</span>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
