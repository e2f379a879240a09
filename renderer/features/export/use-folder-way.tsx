import type { CallOutput } from '#shared/contract/types';
import { describeFailure } from '#shared/failure-words';
import { useEffect, useState } from 'react';
import type { ExportSubject } from '../../state/slices/export-slice';
import { useHost } from '../../state/use-app';
import { useFileChoice } from '../../state/use-file-choice';
import { folderName } from '../../ui/folder-name';
import { FolderPicker } from '../../ui/folder-picker';
import { TextField } from '../../ui/text-field';
import { LossList } from './loss-list';
import type { ExportWishes } from './use-export';
import type { ExportWay } from './use-file-way';
import { WarningLine } from './warning-line';

type Told = CallOutput<'export.folder'>;

/** A folder of OpenCollection's files, in a folder of the machine that Cairn runs on; nothing is asked where there are no wishes. */
export function useFolderWay({ place, name: suggested }: ExportSubject, wishes: ExportWishes | null): ExportWay {
  const { told, problem, write } = useFolderExport(place, wishes);
  const [parent, setParent] = useState('');
  const [name, setName] = useState(() => folderName(suggested));
  const root = `${parent.replace(/[/\\]$/, '')}/${name.trim()}`;
  const isWritten = told?.root === root;
  const isReady = told !== null && !isWritten && parent !== '' && whyNoName(name) === null;
  return {
    label: 'Write the folder',
    isReady,
    act: () => void write(root),
    told: told && isWritten ? `${countOf(told)} stand in ${root} now.` : '',
    content: (
      <>
        <Where name={name} onName={setName} parent={parent} onParent={setParent} />
        <Outcome told={told} problem={problem} to={isReady ? root : null} />
      </>
    ),
  };
}

interface OutcomeProps {
  readonly told: Told | null;
  readonly problem: string;
  /** Where it would be written; null where nothing would. */
  readonly to: string | null;
}

function Outcome({ told, problem, to }: OutcomeProps) {
  return (
    <>
      {told && to !== null && (
        <p>
          {countOf(told)} will stand in <code dir="auto">{to}</code>, which must be empty or not there yet.
        </p>
      )}
      {problem !== '' && <WarningLine text={problem} />}
      {told?.warnings.map((warning) => (
        <WarningLine key={warning} text={warning} />
      ))}
      {told && <LossList losses={told.losses} />}
    </>
  );
}

function useFolderExport(place: ExportSubject['place'], wishes: ExportWishes | null) {
  const host = useHost();
  const [told, setTold] = useState<Told | null>(null);
  const [problem, setProblem] = useState('');
  const isWanted = wishes !== null;
  const includeSecrets = wishes?.includeSecrets ?? false;
  useEffect(() => {
    if (!isWanted) return;
    let isLate = false;
    void host.call('export.folder', { place, root: null, includeSecrets }).then((answer) => {
      if (isLate) return;
      setTold(answer.ok ? answer.value : null);
      setProblem(answer.ok ? '' : describeFailure(answer.failure));
    });
    return () => void (isLate = true);
  }, [host, place, includeSecrets, isWanted]);
  const write = async (root: string) => {
    const written = await host.call('export.folder', { place, root, includeSecrets });
    if (written.ok) setTold(written.value);
    setProblem(written.ok ? '' : describeFailure(written.failure));
  };
  return { told, problem, write };
}

interface WhereProps {
  readonly name: string;
  readonly onName: (name: string) => void;
  readonly parent: string;
  readonly onParent: (path: string) => void;
}

function Where({ name, onName, parent, onParent }: WhereProps) {
  const { list } = useFileChoice();
  return (
    <>
      <TextField label="Name of the folder" mono value={name} onChange={onName} error={whyNoName(name)} />
      <FolderPicker path={parent} onChange={onParent} list={list} />
    </>
  );
}

function whyNoName(name: string): string | null {
  if (name.trim() === '') return 'The folder needs a name.';
  return /[/\\]/.test(name) || /^\.+$/.test(name.trim()) ? 'A name is one step of a path.' : null;
}

function countOf({ requests, folders, environments }: Told): string {
  const more = [count(folders, 'folder'), count(environments, 'environment')];
  return [count(requests, 'request') ?? 'No request', ...more].filter(Boolean).join(', ');
}

const count = (many: number, noun: string): string | null => (many === 0 ? null : `${many} ${noun}${many === 1 ? '' : 's'}`);
