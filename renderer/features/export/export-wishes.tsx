import { exportFormats, type ExportFormat } from '#shared/interop/writers/export-formats';
import { Segments } from '../../ui/segments';
import { SelectField } from '../../ui/select-field';
import { Switch } from '../../ui/switch';
import styles from './export.module.css';
import type { ExportWishes } from './use-export';

const formats = Object.entries(exportFormats).map(([value, { title }]) => ({ value: value as ExportFormat, label: title }));

const shells = [
  { value: 'bash', label: 'bash' },
  { value: 'cmd', label: 'cmd' },
  { value: 'powershell', label: 'PowerShell' },
] as const;

const pieces = [
  { value: 'file', label: 'One file' },
  { value: 'folder', label: 'A folder' },
] as const;

const folderSays = 'A folder of files beside which all is kept that OpenCollection has no field for. Bruno opens it too.';

interface Props {
  readonly wishes: ExportWishes;
  /** OpenCollection as a folder of files. */
  readonly isFolder: boolean;
  readonly onWish: (part: Partial<ExportWishes>) => void;
  readonly onFolder: (isFolder: boolean) => void;
}

/** What is to be written, and whether with secrets. */
export function ExportWishesLine({ wishes, isFolder, onWish, onFolder }: Props) {
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
        {format === 'opencollection' && (
          <Segments
            label="In how many files"
            value={isFolder ? 'folder' : 'file'}
            options={pieces}
            onChange={(chosen) => onFolder(chosen === 'folder')}
          />
        )}
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
      <p className={styles.says}>{isFolder ? folderSays : exportFormats[format].says}</p>
    </>
  );
}
