import { fileName } from '../../../../state/file-name';
import { webUrl } from '#shared/hypermedia/web-url';
import { Upload, X } from 'lucide-react';
import { useFileChoice } from '../../../../state/use-file-choice';
import { FilePicker } from '../../../../ui/file-picker';
import { FollowLink } from '../../../../ui/follow-link';
import { IconButton } from '../../../../ui/icon-button';
import { useFormShared } from '../form-context';
import type { ControlProps } from './control-props';
import styles from './controls.module.css';

/** A file of this machine, read when the form is sent; or the one that is there, which stays unless it is taken away or another is chosen. */
export function FileControl({ field, id, label, describedBy, value, initial, onChange }: ControlProps) {
  const { onFile, carriesFiles } = useFormShared();
  const choice = useFileChoice();
  const choose = (path: string) => {
    onChange({ kind: 'file', path, name: fileName(path) });
    onFile();
  };
  const kept = value.kind === 'text' && value.text !== '' ? value.text : null;
  return (
    <div className={styles.file}>
      {kept !== null && <KeptFile address={kept} />}
      <FilePicker
        id={id}
        describedBy={describedBy}
        label={buttonWords(value)}
        purpose={label}
        title={value.kind === 'file' ? value.path : titleOf(field, label)}
        icon={<Upload size={14} strokeWidth={1.5} aria-hidden />}
        choice={choice}
        onChoose={choose}
      />
      {value.kind === 'file' && (
        <IconButton label={`Remove the file of ${label}`} icon={X} size="small" onPress={() => onChange(initial)} />
      )}
      {kept !== null && !field.required && (
        <IconButton label={`Take away the file of ${label}`} icon={X} size="small" onPress={() => onChange({ kind: 'null' })} />
      )}
      <span className={styles.note}>{noteOf({ value, kept, carriesFiles })}</span>
    </div>
  );
}

function buttonWords(value: ControlProps['value']): string {
  if (value.kind === 'file') return value.name;
  return value.kind === 'text' && value.text !== '' ? 'Choose another' : 'Choose a file';
}

const titleOf = ({ accept }: ControlProps['field'], label: string): string => (accept === '' ? label : `${label}: ${accept}`);

interface Noted extends Pick<ControlProps, 'value'> {
  readonly kept: string | null;
  readonly carriesFiles: boolean;
}

function noteOf({ value, kept, carriesFiles }: Noted): string {
  if (kept !== null) return 'is there, and not sent again';
  if (value.kind === 'null') return 'is taken away';
  return carriesFiles ? 'goes as multipart' : 'only its name can be sent: no multipart here';
}

function nameOf(address: string): string {
  const last = address.split(/[?#]/)[0]?.split('/').at(-1) ?? '';
  try {
    return decodeURIComponent(last) || address;
  } catch {
    return last;
  }
}

/** A file that is there, by its name, as a link to it. */
function KeptFile({ address }: { readonly address: string }) {
  const { url: base, onFollow } = useFormShared();
  const url = webUrl(address, base);
  const name = nameOf(url ?? address);
  const words = (
    <bdi className={styles.cut} title={address}>
      {name}
    </bdi>
  );
  return (
    <span className={styles.kept}>
      {url === null ? (
        words
      ) : (
        <FollowLink href={url} onFollow={onFollow}>
          {words}
        </FollowLink>
      )}
    </span>
  );
}
