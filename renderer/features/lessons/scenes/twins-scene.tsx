import type { LessonRequest } from '#shared/lessons/lesson';
import { statusOf } from '#shared/lessons/seen';
import { MethodLabel } from '../../../ui/method-label';
import { StatusMark } from '../../../ui/status-mark';
import { classNames } from '../../../ui/class-names';
import { type Twins, twins } from './facts/twins';
import styles from './rows.module.css';
import { Scene, SendButton } from './scene';
import { type Answer, type Bench, type Send, useBench } from './use-bench';

/** Design done well and done badly, side by side, by what both answer. */
export function TwinsScene() {
  const bench = useBench();
  const done = twins.filter((each) => answersOf(bench, each, 'bad').length > 0).length;
  const askAll = async (send: Send) => {
    for (const each of twins) await askPair(send, each);
  };
  return (
    <Scene
      title="Do, and don’t"
      says={
        done === 0
          ? 'Nothing was sent yet. Each pair is the same wish, put to a good API and to its bad twin.'
          : `${done} of ${twins.length} pairs sent.`
      }
      bench={bench}
      controls={
        <SendButton bench={bench} isMain onPress={() => void bench.run(askAll)}>
          Send all pairs
        </SendButton>
      }
      draw={() => (
        <ul className={styles.pairs}>
          {twins.map((each) => (
            <Pair key={each.id} twins={each} bench={bench} />
          ))}
        </ul>
      )}
      table={<TwinsTable bench={bench} />}
    />
  );
}

async function askPair(send: Send, { id, good, bad }: Twins): Promise<void> {
  for (const request of good) await send(request, `${id} good`);
  for (const request of bad) await send(request, `${id} bad`);
}

/** The latest answer of each request of a side. */
function answersOf(bench: Bench, pair: Twins, side: 'good' | 'bad'): readonly Answer[] {
  return bench.answers.filter(({ tag }) => tag === `${pair.id} ${side}`).slice(-pair[side].length);
}

function Pair({ twins: pair, bench }: { readonly twins: Twins; readonly bench: Bench }) {
  const good = answersOf(bench, pair, 'good');
  const bad = answersOf(bench, pair, 'bad');
  const isWhole = good.length === pair.good.length && bad.length === pair.bad.length;
  return (
    <li className={styles.pair}>
      <div className={styles.pairHead}>
        <h4 className={styles.pairTitle}>{pair.title}</h4>
        <SendButton bench={bench} onPress={() => void bench.run((send) => askPair(send, pair))}>
          Send both
        </SendButton>
      </div>
      <div className={styles.sides}>
        <Side name="do" requests={pair.good} answers={good} />
        <Side name="don’t" requests={pair.bad} answers={bad} />
      </div>
      {isWhole && <p className={styles.verdict}>{pair.verdict(good, bad)}</p>}
    </li>
  );
}

interface SideProps {
  readonly name: 'do' | 'don’t';
  readonly requests: readonly LessonRequest[];
  readonly answers: readonly Answer[];
}

function Side({ name, requests, answers }: SideProps) {
  return (
    <div className={classNames(styles.side, name !== 'do' && styles.dont)}>
      <span className={styles.sideName}>{name}</span>
      {requests.map((request, at) => (
        <div key={`${request.method} ${request.path}`}>
          <div className={styles.sideRequest}>
            <MethodLabel method={request.method} /> <span>{request.path}</span>
          </div>
          {answers[at] && <Came answer={answers[at]} />}
        </div>
      ))}
    </div>
  );
}

function Came({ answer }: { readonly answer: Answer }) {
  const status = statusOf(answer) ?? 'failure';
  const body = (answer.text ?? '').replaceAll(/\s+/g, ' ');
  return (
    <div className={styles.came}>
      <StatusMark status={status} /> {status === 'failure' ? 'no answer' : status}
      <small title={body.slice(0, 400)}>{body.slice(0, 120)}</small>
    </div>
  );
}

function TwinsTable({ bench }: { readonly bench: Bench }) {
  const codes = (answers: readonly Answer[]) => answers.map((answer) => statusOf(answer) ?? 'no answer').join(', ') || '–';
  return (
    <table>
      <thead>
        <tr>
          <th scope="col">Rule</th>
          <th scope="col">Do</th>
          <th scope="col">Don’t</th>
        </tr>
      </thead>
      <tbody>
        {twins.map((each) => (
          <tr key={each.id}>
            <th scope="row">{each.title}</th>
            <td>{codes(answersOf(bench, each, 'good'))}</td>
            <td>{codes(answersOf(bench, each, 'bad'))}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
