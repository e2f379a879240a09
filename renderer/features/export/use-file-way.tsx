import { type ReactNode, useState } from 'react';
import type { ExportSubject } from '../../state/slices/export-slice';
import { useHost } from '../../state/use-app';
import styles from './export.module.css';
import { LossList } from './loss-list';
import { saveFiles } from './save-files';
import { type Exported, type ExportWishes, useExport } from './use-export';
import { WarningLine } from './warning-line';

/** One way of exporting: what is shown of it, and what its button does. */
export interface ExportWay {
  readonly label: string;
  readonly isReady: boolean;
  readonly act: () => void;
  /** What came of it. */
  readonly told: string;
  readonly content: ReactNode;
}

/** Files that are saved one by one, or as downloads; nothing is made where there are no wishes. */
export function useFileWay(subject: ExportSubject, wishes: ExportWishes | null): ExportWay {
  const host = useHost();
  const { exported, problem } = useExport(subject.place, wishes);
  const [saved, setSaved] = useState<{ readonly of: Exported; readonly told: string } | null>(null);
  const save = async () => {
    if (exported) setSaved({ of: exported, told: await saveFiles(host, exported.files) });
  };
  return {
    label: exported !== null && exported.files.length > 1 ? `Save ${exported.files.length} files` : 'Save',
    isReady: exported !== null,
    act: () => void save(),
    told: saved !== null && saved.of === exported ? saved.told : '',
    content: (
      <>
        {problem !== '' && <WarningLine text={problem} />}
        {exported && <Outcome exported={exported} />}
      </>
    ),
  };
}

function Outcome({ exported: { files, losses, warnings } }: { readonly exported: Exported }) {
  const [first] = files;
  return (
    <>
      {warnings.map((warning) => (
        <WarningLine key={warning} text={warning} />
      ))}
      {first && (
        // A region that scrolls takes the focus, so that keys scroll it.
        // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
        <pre className={styles.preview} tabIndex={0} aria-label={`Beginning of ${first.name}`} dir="ltr">
          {first.start}
          {first.bytes > first.start.length && '\n…'}
        </pre>
      )}
      <LossList losses={losses} />
    </>
  );
}
