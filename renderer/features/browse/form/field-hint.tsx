import type { FormField } from '#shared/hypermedia/forms/form-field';
import type { FormValue } from '#shared/hypermedia/forms/form-value';
import { Undo2 } from 'lucide-react';
import { Button } from 'react-aria-components';
import { SmallMarkdown } from '../../../ui/markdown/markdown';
import { classNames } from '../../../ui/class-names';
import styles from './field-row.module.css';
import { areSegments, isLeftOutBeside } from './controls/choice-options';
import { pickControl } from './controls/pick-control';
import { helpWords, typeWords, valueWords } from './field-words';
import { useFormShared } from './form-context';
import { offersFor } from './offers';

interface Props {
  readonly id: string;
  readonly field: FormField;
  readonly value: FormValue;
  readonly initial: FormValue;
  readonly isChanged: boolean;
  readonly onChange: (value: FormValue) => void;
}

/** Beside a field: what it takes, what was before, and what can be said in place of a value. */
export function FieldHint({ id, field, value, initial, isChanged, onChange }: Props) {
  const { isWhole, isMarkdown, onFollow } = useFormShared();
  const help = helpWords(field);
  const isLeftOut = isWhole && !field.readOnly && value.kind === 'unset' && initial.kind !== 'unset';
  return (
    <div className={styles.hint}>
      <div id={id} className={styles.words}>
        <span className={classNames(styles.type, isObvious(field) && styles.obvious)}>{typeWords(field)}</span>
        {help !== '' && (
          <div dir="auto">
            {isMarkdown ? <SmallMarkdown text={help} isFollowed onOpen={(url) => onFollow(url, inPlace)} /> : help}
          </div>
        )}
        <IfLeftOut field={field} value={value} />
        {isLeftOut && <span className={styles.warn}>left out of the whole: the server may empty it</span>}
      </div>
      {isChanged && <Was field={field} initial={initial} onChange={onChange} />}
      <InPlaceOfValue field={field} value={value} initial={initial} onChange={onChange} />
    </div>
  );
}

function IfLeftOut({ field, value }: Pick<Props, 'field' | 'value'>) {
  const { isEdit, isWhole } = useFormShared();
  return isUnsaid(field, value, isWhole || !isEdit) && <span dir="auto">{`${valueWords(field.default)}, if left out`}</span>;
}

/** What is taken where nothing is said, of a control that has no empty field to say it in. */
const isUnsaid = (field: FormField, value: FormValue, mayMiss: boolean): field is FormField & { readonly default: FormValue } =>
  field.default !== null &&
  field.default.kind !== 'null' &&
  value.kind === 'unset' &&
  !field.readOnly &&
  (['choices', 'list'].includes(pickControl(field, value)) ||
    (mayMiss && pickControl(field, value) === 'choice' && areSegments(field) && !isLeftOutBeside(field, mayMiss)));

const inPlace = { newTab: false, background: false };

/** What was before, and the way back to it. */
function Was({ field, initial, onChange }: Pick<Props, 'field' | 'initial' | 'onChange'>) {
  const old = oldWords(field, initial);
  return (
    <span className={styles.was}>
      {old === null ? (
        <span className={styles.old}>changed</span>
      ) : (
        <span className={styles.old} title={old}>
          was {initial.kind === 'unset' ? 'not set' : <s dir="auto">{old}</s>}
        </span>
      )}
      <Button aria-label={`Undo ${field.name}`} className={classNames(styles.undo)} onPress={() => onChange(initial)}>
        <Undo2 size={12} strokeWidth={1.5} aria-hidden />
      </Button>
    </span>
  );
}

/** What was before, in words that fit beside a field; null where each field inside says it of itself. */
function oldWords({ fields, item }: FormField, initial: FormValue): string | null {
  if (fields.length > 0 && initial.kind === 'object') return null;
  if (item && item.fields.length > 0 && initial.kind === 'list') {
    return initial.items.length === 1 ? '1 item' : `${initial.items.length} items`;
  }
  return valueWords(initial);
}

/** The control says it already. */
const isObvious = (field: FormField): boolean => ['text', 'true or false', 'date', 'list of text'].includes(typeWords(field));

/** What can be said in place of a value, as words to press. */
function InPlaceOfValue({ field, value, initial, onChange }: Pick<Props, 'field' | 'value' | 'initial' | 'onChange'>) {
  const { isEdit, isWhole } = useFormShared();
  const offers = offersFor({ field, value, initial, mayMiss: isWhole || !isEdit });
  if (offers.length === 0) return null;
  return (
    <span className={styles.offers}>
      {offers.map(({ words, value: next }) => (
        <Button
          key={words}
          aria-label={`${words}: ${field.name}`}
          className={classNames(styles.offer)}
          onPress={() => onChange(next)}
        >
          {words}
        </Button>
      ))}
    </span>
  );
}
