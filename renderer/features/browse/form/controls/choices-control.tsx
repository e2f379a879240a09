import type { FormValue } from '#shared/hypermedia/forms/form-value';
import { sameValue } from '#shared/hypermedia/forms/same-value';
import { Checkbox } from '../../../../ui/checkbox';
import { ComboField } from '../../../../ui/combo-field';
import { ListRows } from '../../../../ui/list-rows';
import { valueWords } from '../field-words';
import { choiceAt, choiceCalled, findChoices } from './choice-options';
import type { ControlProps } from './control-props';
import styles from './controls.module.css';
import { moved } from './list-moves';
import { useTakenWhenSent, useTyped, whyNone } from './use-typed';

const mostBoxes = 8;

/** Several of the choices a field names: boxes when they are few, else a list that is added to by searching. */
export function ChoicesControl(props: ControlProps) {
  return (props.field.choices?.length ?? 0) <= mostBoxes ? <Boxes {...props} /> : <ChosenList {...props} />;
}

const itemsOf = (value: FormValue): readonly FormValue[] => (value.kind === 'list' ? value.items : []);

/** An empty list is not the same as none: the last box that is emptied leaves the empty one. */
const listOf = (items: readonly FormValue[]): FormValue => ({ kind: 'list', items });

function Boxes({ field, id, label, describedBy, value, onChange }: ControlProps) {
  const items = itemsOf(value);
  const choices = field.choices ?? [];
  return (
    <div id={id} role="group" aria-label={label} aria-describedby={describedBy} tabIndex={-1} className={styles.boxes}>
      {choices.map((choice) => (
        <Checkbox
          key={valueWords(choice.value)}
          label={choice.label}
          isSelected={items.some((item) => sameValue(item, choice.value))}
          onChange={(isOn) =>
            onChange(listOf(isOn ? [...items, choice.value] : items.filter((item) => !sameValue(item, choice.value))))
          }
        />
      ))}
    </div>
  );
}

function ChosenList({ field, place, id, label, describedBy, isInvalid, value, onChange }: ControlProps) {
  const items = itemsOf(value);
  const choices = field.choices ?? [];
  const typed = useTyped(place);
  const left = choices.filter((choice) => !items.some((item) => sameValue(item, choice.value)));
  const { options, more } = findChoices(left, typed.text ?? '');
  const add = (key: string) => {
    const choice = left[Number(key)];
    typed.set(null);
    if (choice) onChange(listOf([...items, choice.value]));
  };
  const take = (isWished: boolean) => {
    const called = choiceCalled(left, typed.now() ?? '');
    const only = isWished && options.length === 1 ? options[0]?.id : undefined;
    const key = called >= 0 ? String(called) : only;
    if (key !== undefined) add(key);
  };
  const why = () => {
    const text = typed.now() ?? '';
    return text.trim() === '' ? null : whyNone(text, options.length > 0);
  };
  useTakenWhenSent({ place, isInvalid, typed, take: () => take(false), why });
  const words = (item: FormValue) => choices[choiceAt(choices, item)]?.label ?? valueWords(item);
  return (
    <ListRows
      id={id}
      label={label}
      describedBy={describedBy}
      isInvalid={isInvalid}
      count={items.length}
      onMove={(from, to) => onChange(listOf(moved(items, from, to)))}
      onRemove={(index) => onChange(listOf(items.toSpliced(index, 1)))}
      row={(index) => <bdi className={styles.cut}>{words(items[index] ?? { kind: 'unset' })}</bdi>}
    >
      <div className={styles.adder}>
        <ComboField
          id={`${id}-add`}
          label={`Add to ${label}`}
          text={typed.text ?? ''}
          onType={typed.set}
          options={options}
          chosen={null}
          onChoose={add}
          onLeave={() => take(false)}
          onEnter={() => {
            const isTyping = (typed.now() ?? '') !== '';
            if (isTyping) take(true);
            return isTyping;
          }}
          placeholder="Add one: type to search"
          note={more > 0 ? `and ${more.toLocaleString('en-GB')} more: type to narrow` : undefined}
        />
      </div>
    </ListRows>
  );
}
