import type { Part } from '#shared/model/body';
import { useFileChoice } from '../../../state/use-file-choice';
import { Button } from '../../../ui/button';
import { FilePicker } from '../../../ui/file-picker';
import { Popover } from '../../../ui/popover';
import { Segments } from '../../../ui/segments';
import { TextField } from '../../../ui/text-field';
import { VariableField } from '../../../ui/variable-field/variable-field';
import { Remark } from '../remark';
import { fileName } from '../../../state/file-name';
import styles from './part-value.module.css';

interface Props {
  readonly part: Part;
  readonly index: number;
  readonly problem: string | undefined;
  readonly onChange: (part: Part) => void;
}

/** What a part carries: text, or a file; and of which type it is. */
export function PartValue({ part, index, problem, onChange }: Props) {
  const place = `row ${index + 1}`;
  const choice = useFileChoice();
  const problemId = problem === undefined ? undefined : `problem-part-${index}`;
  return (
    <div data-place={`body:${index}:path`}>
      <div className={styles.line}>
        {part.kind === 'text' ? (
          <VariableField
            className={styles.text}
            value={part.value}
            onChange={(value) => onChange({ ...part, value })}
            label={`Value, ${place}`}
            data-field="value"
          />
        ) : (
          <FilePicker
            label={part.path === '' ? 'Choose a file…' : fileName(part.path)}
            title={part.path}
            choice={choice}
            onChoose={(path) => onChange({ ...part, path })}
          />
        )}
        <TypeOfPart part={part} place={place} onChange={onChange} />
      </div>
      {problem !== undefined && <Remark id={problemId} tone="danger" text={problem} />}
    </div>
  );
}

function TypeOfPart({ part, place, onChange }: Pick<Props, 'part' | 'onChange'> & { readonly place: string }) {
  const words = part.mediaType || part.kind;
  return (
    <Popover
      label={`Kind and type, ${place}`}
      placement="bottom end"
      trigger={
        <Button variant="quiet" size="small" label={`Kind and type of ${place}: ${words}`}>
          <span className={styles.type}>{words}</span>
        </Button>
      }
    >
      <div className={styles.settings}>
        <Segments
          label="Kind of part"
          value={part.kind}
          options={[
            { value: 'text', label: 'Text' },
            { value: 'file', label: 'File' },
          ]}
          onChange={(kind) => onChange({ ...part, kind })}
        />
        <TextField
          label="Media type"
          mono
          value={part.mediaType}
          onChange={(mediaType) => onChange({ ...part, mediaType })}
          placeholder={part.kind === 'file' ? 'from the file’s name' : 'none'}
        />
      </div>
    </Popover>
  );
}
