import { Upload, X } from 'lucide-react';
import { useFileChoice } from '../../../../state/use-file-choice';
import { FilePicker } from '../../../../ui/file-picker';
import { IconButton } from '../../../../ui/icon-button';
import { useFormShared } from '../form-context';
import type { ControlProps } from './control-props';
import styles from './controls.module.css';

/** A file of this machine, read when the form is sent. */
export function FileControl({ field, id, label, describedBy, value, initial, onChange }: ControlProps) {
  const { onFile, carriesFiles } = useFormShared();
  const choice = useFileChoice();
  const choose = (path: string) => {
    onChange({ kind: 'file', path, name: path.split(/[/\\]/).at(-1) ?? path });
    onFile();
  };
  const words = value.kind === 'file' ? value.name : value.kind === 'text' && value.text !== '' ? value.text : null;
  return (
    <div className={styles.file}>
      <FilePicker
        id={id}
        describedBy={describedBy}
        label={words ?? 'Choose a file'}
        purpose={label}
        title={value.kind === 'file' ? value.path : `${label}${field.accept === '' ? '' : `: ${field.accept}`}`}
        icon={<Upload size={14} strokeWidth={1.5} aria-hidden />}
        choice={choice}
        onChoose={choose}
      />
      {value.kind === 'file' && (
        <IconButton label={`Remove the file of ${label}`} icon={X} size="small" onPress={() => onChange(initial)} />
      )}
      <span className={styles.note}>{carriesFiles ? 'goes as multipart' : 'only its name can be sent: no multipart here'}</span>
    </div>
  );
}
