import { exportFormats, type ExportFormat } from '#shared/interop/writers/export-formats';
import { useState } from 'react';
import type { ExportSubject } from '../../state/slices/export-slice';
import { useApp, useHost } from '../../state/use-app';
import { Button } from '../../ui/button';
import { Dialog } from '../../ui/dialog';
import { Segments } from '../../ui/segments';
import { SelectField } from '../../ui/select-field';
import { Switch } from '../../ui/switch';
import styles from './export.module.css';
import { LossList } from './loss-list';
import { saveFiles } from './save-files';
import { useExport, type Exported, type ExportWishes } from './use-export';
import { WarningLine } from './warning-line';

const formats = Object.entries(exportFormats).map(([value, { title }]) => ({ value: value as ExportFormat, label: title }));

const shells = [
  { value: 'bash', label: 'bash' },
  { value: 'cmd', label: 'cmd' },
  { value: 'powershell', label: 'PowerShell' },
] as const;

/** A collection, a folder or a request as another tool reads it: what it becomes, and what cannot be carried over. */
export function ExportDialog({ subject }: { readonly subject: ExportSubject }) {
  const host = useHost();
  const close = useApp((state) => state.showExport);
  const [wishes, setWishes] = useState<ExportWishes>({
    format: 'opencollection',
    shell: 'bash',
    includeSecrets: false,
    withAnswers: false,
  });
  const [told, setTold] = useState('');
  const { exported, problem } = useExport(subject.place, wishes);
  const wish = (part: Partial<ExportWishes>) => {
    setTold('');
    setWishes({ ...wishes, ...part });
  };
  const save = async () => exported && setTold(await saveFiles(host, exported.files));
  return (
    <Dialog
      title={`Export ${subject.name}`}
      isOpen
      width="wide"
      onClose={() => close(null)}
      actions={
        <>
          <Button onPress={() => close(null)}>Close</Button>
          <Button variant="main" onPress={() => void save()} isDisabled={exported === null}>
            {exported !== null && exported.files.length > 1 ? `Save ${exported.files.length} files` : 'Save'}
          </Button>
        </>
      }
    >
      <Wishes wishes={wishes} onWish={wish} />
      {problem !== '' && <WarningLine text={problem} />}
      {exported && <Outcome exported={exported} />}
      <output className={styles.told}>{told}</output>
    </Dialog>
  );
}

interface WishesProps {
  readonly wishes: ExportWishes;
  readonly onWish: (part: Partial<ExportWishes>) => void;
}

function Wishes({ wishes, onWish }: WishesProps) {
  const { format, shell, includeSecrets, withAnswers } = wishes;
  return (
    <>
      <div className={styles.line}>
        <div className={styles.format}>
          <SelectField
            label="Format"
            hideLabel
            value={format}
            options={formats}
            onChange={(chosen) => onWish({ format: chosen })}
          />
        </div>
        {format === 'curl' && (
          <Segments label="Shell" value={shell} options={shells} onChange={(chosen) => onWish({ shell: chosen })} />
        )}
        {format === 'openapi' && (
          <Switch isSelected={withAnswers} onChange={(on) => onWish({ withAnswers: on })}>
            With answers of the history
          </Switch>
        )}
        <Switch isSelected={includeSecrets} onChange={(on) => onWish({ includeSecrets: on })}>
          Include secrets
        </Switch>
      </div>
      <p className={styles.says}>{exportFormats[format].says}</p>
    </>
  );
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
