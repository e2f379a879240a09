import type { CallOutput } from '#shared/contract/types';
import { describeFailure } from '#shared/failure-words';
import type { RunAsk } from '#shared/model/collection-run';
import { useEffect, useState } from 'react';
import { fileName } from '../../state/file-name';
import { useApp, useHost } from '../../state/use-app';
import { useEnvironments } from '../../state/use-environments';
import { useFileChoice } from '../../state/use-file-choice';
import { Button } from '../../ui/button';
import { FilePicker } from '../../ui/file-picker';
import { SelectField } from '../../ui/select-field';
import { Switch } from '../../ui/switch';
import { TextField } from '../../ui/text-field';
import { NumberLine } from './number-line';
import styles from './runner.module.css';

interface Props {
  readonly ask: RunAsk;
  /** Tags that requests have. */
  readonly tags: readonly string[];
}

/** How requests are run: against what, with which data, how often, how fast. */
export function RunSettings({ ask, tags }: Props) {
  const change = useApp((state) => state.changeRun);
  const { environments } = useEnvironments(ask.root);
  const choices = [{ value: '', label: 'No environment' }, ...environments.map(({ name }) => ({ value: name, label: name }))];
  return (
    <div className={styles.settings}>
      <SelectField
        label="Environment"
        value={ask.environment ?? ''}
        options={choices}
        onChange={(name) => change({ environment: name === '' ? null : name })}
      />
      <DataFile path={ask.dataPath} rows={ask.iterations} onChange={(dataPath) => change({ dataPath, iterations: null })} />
      <div className={styles.numbers}>
        {/* Rounds are counted by the rows of a file where there is one: another question, with an answer of its own. */}
        {ask.dataPath === null ? (
          <NumberLine
            label="Rounds"
            value={ask.iterations ?? 1}
            from={1}
            to={1_000_000}
            onChange={(iterations) => change({ iterations })}
          />
        ) : (
          <NumberLine
            key={ask.dataPath}
            label="First rows"
            value={ask.iterations}
            isOptional
            placeholder="all"
            from={1}
            to={1_000_000}
            onChange={(iterations) => change({ iterations })}
          />
        )}
        <NumberLine label="Parallel" value={ask.parallel} from={1} to={64} onChange={(parallel) => change({ parallel })} />
        <NumberLine label="Delay, ms" value={ask.delayMs} from={0} to={3_600_000} onChange={(delayMs) => change({ delayMs })} />
      </div>
      {tags.length > 0 && (
        <div className={styles.tags}>
          <TagLine label="Only with a tag of" tags={ask.tags} known={tags} onChange={(only) => change({ tags: only })} />
          <TagLine label="Without" tags={ask.withoutTags} known={tags} onChange={(withoutTags) => change({ withoutTags })} />
        </div>
      )}
      <Switch isSelected={ask.bail} onChange={(bail) => change({ bail })}>
        Stop at the first failure
      </Switch>
    </div>
  );
}

interface TagProps {
  readonly label: string;
  readonly tags: readonly string[];
  readonly known: readonly string[];
  readonly onChange: (tags: string[]) => void;
}

function TagLine({ label, tags, known, onChange }: TagProps) {
  const [text, setText] = useState(tags.join(', '));
  const type = (next: string) => {
    setText(next);
    const names = next.split(',').map((name) => name.trim());
    onChange(names.filter(Boolean));
  };
  return <TextField label={label} value={text} onChange={type} placeholder={known.slice(0, 3).join(', ')} />;
}

interface DataProps {
  readonly path: string | null;
  /** How many of its rows are taken; null for all. */
  readonly rows: number | null;
  readonly onChange: (path: string | null) => void;
}

type Data = CallOutput<'run.readData'>;

/** A file with a row of values for each round, and what its first rows are. */
function DataFile({ path, rows, onChange }: DataProps) {
  const choice = useFileChoice();
  const { data, problem } = useData(path);
  return (
    <div className={styles.data}>
      <span className={styles.label}>Data file</span>
      <span className={styles.line}>
        <FilePicker
          label={path === null ? 'Choose a CSV or JSON file…' : fileName(path)}
          purpose="Data file"
          title={path ?? ''}
          choice={choice}
          onChoose={onChange}
        />
        {path !== null && (
          <Button size="small" variant="quiet" onPress={() => onChange(null)}>
            Without it
          </Button>
        )}
      </span>
      {problem !== '' && <p className={styles.failed}>{problem}</p>}
      {data && <Preview data={data} taken={rows} />}
    </div>
  );
}

interface Read {
  readonly path: string | null;
  readonly data: Data | null;
  readonly problem: string;
}

const unread: Read = { path: null, data: null, problem: '' };

/** What a data file holds, once it was read. */
function useData(path: string | null): Read {
  const host = useHost();
  const [read, setRead] = useState(unread);
  useEffect(() => {
    if (path === null) return;
    void host
      .call('run.readData', { path })
      .then((found) =>
        setRead(
          found.ok ? { path, data: found.value, problem: '' } : { path, data: null, problem: describeFailure(found.failure) },
        ),
      );
  }, [host, path]);
  return read.path === path ? read : unread;
}

const previewRows = 4;

function Preview({ data, taken }: { readonly data: Data; readonly taken: number | null }) {
  const { columns, rows, total } = data;
  return (
    <>
      <div className={styles.preview} role="region" aria-label="First rows of the data" tabIndex={0}>
        <table>
          <thead>
            <tr>
              {columns.map((column) => (
                <th key={column} scope="col">{`{{${column}}}`}</th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.slice(0, previewRows).map((row, at) => (
              // Rows of a file have no name but their number.
              // oxlint-disable-next-line react/no-array-index-key -- as said above
              <tr key={at}>
                {row.map((value, column) => (
                  <td key={columns[column]} dir="auto">
                    {value}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <p className={styles.quiet}>{roundsIn(total, taken)}</p>
    </>
  );
}

function roundsIn(total: number, taken: number | null): string {
  const rows = total === 1 ? '1 row' : `${total.toLocaleString('en-GB')} rows`;
  const rounds = Math.min(total, taken ?? total);
  if (rounds === 1) return `${rows}: one round`;
  return rounds === total
    ? `${rows}: a round for each`
    : `${rows}: a round for each of the first ${rounds.toLocaleString('en-GB')}`;
}
