import { Segments } from '../../../../ui/segments';
import { Switch } from '../../../../ui/switch';
import { useFormShared } from '../form-context';
import { valueWords } from '../field-words';
import type { ControlProps } from './control-props';
import styles from './controls.module.css';

type Word = 'unset' | 'null' | 'false' | 'true';

/** Yes or no; where it can also be left out or be null, those are choices beside them. */
export function BooleanControl({ field, id, label, describedBy, value, initial, onChange }: ControlProps) {
  const { isWhole, isFalseLeftOut } = useFormShared();
  const isSettled = value.kind === 'boolean' && initial.kind === 'boolean' && !field.nullable && !isWhole;
  if (isSettled) {
    return (
      <div className={styles.switch}>
        <Switch
          id={id}
          describedBy={describedBy}
          isSelected={value.value}
          onChange={(next) => onChange({ kind: 'boolean', value: next })}
        >
          <span className={styles.data}>{String(value.value)}</span>
          <span className={styles.unseen}>{label}</span>
        </Switch>
      </div>
    );
  }
  const words: Word[] = [
    ...(field.required ? [] : (['unset'] as const)),
    'false',
    'true',
    ...(field.nullable ? (['null'] as const) : []),
  ];
  return (
    <div className={styles.fit}>
      <Segments<Word>
        id={id}
        label={label}
        describedBy={describedBy}
        value={value.kind === 'boolean' ? (value.value ? 'true' : 'false') : value.kind === 'null' ? 'null' : 'unset'}
        options={words.map((word) => ({ value: word, label: labelOf(word, isFalseLeftOut ? no : field.default) }))}
        onChange={(word) => onChange(valueOf(word))}
      />
    </div>
  );
}

const no = { kind: 'boolean', value: false } as const;

function labelOf(word: Word, standard: ControlProps['field']['default']) {
  if (word !== 'unset') return <span className={styles.data}>{word}</span>;
  return standard ? `left out: ${valueWords(standard)}` : 'left out';
}

function valueOf(word: Word): ControlProps['value'] {
  if (word === 'true' || word === 'false') return { kind: 'boolean', value: word === 'true' };
  return { kind: word };
}
