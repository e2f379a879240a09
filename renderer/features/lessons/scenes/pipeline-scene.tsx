import type { LessonRequest } from '#shared/lessons/lesson';
import { useState } from 'react';
import { classNames } from '../../../ui/class-names';
import { Segments } from '../../../ui/segments';
import { timedSteps } from './facts/cycle-facts';
import { pipelineSentence, pipelineStages, type Stage, statementsOf } from './facts/pipeline-facts';
import { ms } from './facts/words';
import styles from './rows.module.css';
import { Scene, SendButton } from './scene';
import { type Answer, useBench } from './use-bench';

const formats = [
  { value: 'application/json', label: 'JSON' },
  { value: 'application/xml', label: 'XML' },
  { value: 'application/yaml', label: 'YAML' },
  { value: 'text/csv', label: 'CSV' },
] as const;
type Format = (typeof formats)[number]['value'];

/** A write on its way through the serializers to the database and back. */
export function PipelineScene() {
  const bench = useBench();
  const [format, setFormat] = useState<Format>('application/json');
  const last = bench.answers.findLast(({ tag }) => tag === 'write') ?? null;
  const write = (kind: Kind) =>
    bench.run(async (send) => {
      // The author is linked to by the address this server has for it.
      const author = await send({ method: 'GET', path: '/library/authors/5/?fields=url' }, 'author');
      await send(writeOf(format, kind, /"url":"([^"]+)"/.exec(author?.text ?? '')?.[1] ?? ''), 'write');
    });
  return (
    <Scene
      title="A write, stage by stage"
      says={pipelineSentence(last)}
      bench={bench}
      controls={
        <>
          <Segments label="Sent as" value={format} options={formats} onChange={setFormat} />
          <SendButton bench={bench} isMain onPress={() => void write('right')}>
            Write a book
          </SendButton>
          <SendButton bench={bench} onPress={() => void write('invalid')}>
            With a wrong price
          </SendButton>
          <SendButton bench={bench} onPress={() => void write('broken')}>
            Cut off in the middle
          </SendButton>
        </>
      }
      draw={() => <Pipeline answer={last} />}
      table={<PipelineTable answer={last} />}
      foot="?explain=1 makes the server tell what it did in place of its usual answer. The work is done all the same, and the status is the real one."
    />
  );
}

type Kind = 'right' | 'invalid' | 'broken';

function writeOf(type: Format, kind: Kind, author: string): LessonRequest {
  const isbn = `979${String(Date.now()).slice(-10)}`;
  const fields = { title: 'A Book on its Way', isbn, author, price: kind === 'invalid' ? 'cheap' : '12.50', format: 'ebook' };
  const whole = bodies[type](fields);
  return {
    method: 'POST',
    path: '/library/books/?explain=1',
    as: 'alice',
    headers: { 'Content-Type': type, Accept: 'application/json' },
    body: kind === 'broken' ? cut[type](whole) : whole,
  };
}

type Fields = Readonly<Record<string, string>>;

const bodies: Readonly<Record<Format, (fields: Fields) => string>> = {
  'application/json': (fields) => JSON.stringify(fields),
  'application/xml': (fields) =>
    `<root>${Object.entries(fields)
      .map(([name, value]) => `<${name}>${value}</${name}>`)
      .join('')}</root>`,
  'application/yaml': (fields) =>
    Object.entries(fields)
      .map(([name, value]) => `${name}: ${JSON.stringify(value)}\n`)
      .join(''),
  'text/csv': (fields) => `${Object.keys(fields).join(',')}\n${Object.values(fields).join(',')}\n`,
};

/** Where each format cannot be read any more. */
const cut: Readonly<Record<Format, (whole: string) => string>> = {
  'application/json': (whole) => whole.slice(0, 40),
  'application/xml': (whole) => whole.slice(0, 40),
  'application/yaml': () => 'title: "A Book on its Way\nisbn: [',
  'text/csv': () => 'title,isbn\n"A Book on its Way',
};

function Pipeline({ answer }: { readonly answer: Answer | null }) {
  const stages = pipelineStages(answer);
  const stop = answer ? stages.findIndex(({ value }) => value === null) : -1;
  return (
    <>
      {answer && <Timing answer={answer} />}
      <ol className={styles.stages}>
        {stages.map((stage, at) => (
          <StageRow
            key={stage.name}
            stage={stage}
            state={stateOf(stage, at === stop)}
            statements={stage.name === 'stored' && answer ? statementsOf(answer) : []}
          />
        ))}
      </ol>
    </>
  );
}

const stateOf = ({ value }: Stage, isStop: boolean) => (value !== null ? 'reached' : isStop ? 'stopped' : 'notReached');

interface RowProps {
  readonly stage: Stage;
  readonly state: ReturnType<typeof stateOf>;
  readonly statements: readonly string[];
}

function StageRow({ stage: { name, says, value }, state, statements }: RowProps) {
  return (
    <li className={classNames(styles.stage, styles[state])}>
      <span className={styles.dot} aria-hidden />
      <span className={classNames(styles.stageName, state === 'notReached' && styles.notReached)}>{name}</span>
      <div className={styles.stageText}>
        {value !== null && (
          <pre tabIndex={0} aria-label={`What was ${name}`}>
            {value}
          </pre>
        )}
        <p>{state === 'stopped' ? 'not reached: it stopped here' : says}</p>
        {statements.length > 0 && (
          <ul className={styles.sql} aria-label="What the data layer ran">
            {statements.map((sql) => (
              <li key={sql} title={sql}>
                {sql}
              </li>
            ))}
          </ul>
        )}
      </div>
    </li>
  );
}

/** How long each step took, by Server-Timing; at least so wide that its name can be read. */
function Timing({ answer }: { readonly answer: Answer }) {
  const steps = timedSteps(answer);
  if (steps.length === 0) return null;
  return (
    <div
      className={styles.timing}
      role="img"
      aria-label={`Server-Timing: ${steps.map((step) => `${step.name} ${ms(step.ms)}`).join(', ')}`}
    >
      {steps.map(({ name, ms: took }) => (
        <span key={name} style={{ flexGrow: took }} title={`${name} ${ms(took)}`}>
          {name} {ms(took)}
        </span>
      ))}
    </div>
  );
}

function PipelineTable({ answer }: { readonly answer: Answer | null }) {
  return (
    <table>
      <tbody>
        {pipelineStages(answer).map(({ name, says, value }) => (
          <tr key={name}>
            <th scope="row">{name}</th>
            <td>
              <code>{value ?? 'not reached'}</code>
            </td>
            <td>{says}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
