import { readRoute, readServerTiming, type ServerStep } from '#shared/http/server-timing';
import { headerValue } from '#shared/http/header-list';
import { type Exchange, lastHop } from '#shared/model/exchange';
import { roundMs } from './round-ms';
import styles from './server-steps.module.css';

/** What a server says of its own part of the wait: its steps, the view that answered, and the name it gave the request. */
export function ServerSteps({ exchange }: { readonly exchange: Exchange }) {
  const head = lastHop(exchange)?.head;
  if (!head) return null;
  const steps = readServerTiming(head.headers);
  const route = readRoute(head.headers);
  const id = ['X-Request-Id', 'X-Correlation-Id', 'Traceparent'].flatMap((name) => headerValue(head.headers, name) ?? [])[0];
  if (steps.length === 0 && route === null && id === undefined) return null;
  return (
    <section aria-label="Inside the server" className={styles.section}>
      <h3 className={styles.title}>Inside the server, as it says itself</h3>
      {steps.length > 0 && <Steps steps={steps} />}
      <dl className={styles.facts}>
        {route !== null && <Fact name="View that answered" value={route} />}
        {id !== undefined && <Fact name="Its name for the request" value={id} />}
      </dl>
    </section>
  );
}

function Fact({ name, value }: { readonly name: string; readonly value: string }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd dir="auto">{value}</dd>
    </div>
  );
}

/** One row for each step, its bar where it lies when all come one after the other. */
function Steps({ steps }: { readonly steps: readonly ServerStep[] }) {
  const placed = inTurn(steps.filter(({ name }) => name.toLowerCase() !== 'total'));
  const sum = placed.reduce((total, { durationMs }) => total + (durationMs ?? 0), 0);
  return (
    <table className={styles.steps}>
      <tbody>
        {placed.map(({ name, words, durationMs, start }, index) => (
          <tr key={`${index} ${name}`}>
            <th scope="row">{name}</th>
            <td>{words === name ? '' : words}</td>
            <td className={styles.lane}>
              {durationMs !== null && sum > 0 && (
                <span
                  className={styles.bar}
                  style={{ marginInlineStart: `${(100 * start) / sum}%`, width: `${(100 * durationMs) / sum}%` }}
                />
              )}
            </td>
            <td className={styles.number}>{durationMs === null ? '' : `${roundMs(durationMs)} ms`}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** Each step with when it begins, all of them one after the other. */
function inTurn(steps: readonly ServerStep[]): readonly (ServerStep & { readonly start: number })[] {
  return steps.map((step, index) => ({
    ...step,
    start: steps.slice(0, index).reduce((total, { durationMs }) => total + (durationMs ?? 0), 0),
  }));
}
