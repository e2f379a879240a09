import { anyField, type FormField } from '#shared/hypermedia/forms/form-field';
import type { FormValue } from '#shared/hypermedia/forms/form-value';
import { tokensOf } from '#shared/hypermedia/forms/value-at';
import { pointerTo } from '#shared/hypermedia/json-value';
import { Plus } from 'lucide-react';
import type { KeyboardEvent } from 'react';
import { Button } from '../../../../ui/button';
import { isComposing } from '../../../../ui/is-composing';
import { Kbd } from '../../../../ui/kbd';
import { ListRows } from '../../../../ui/list-rows';
import { useFormShared } from '../form-context';
import { anyValue, typedValue } from '../typed-value';
import { blankValue } from './blank-value';
import type { ControlProps } from './control-props';
import styles from './controls.module.css';
import { itemField } from './item-field';
import { ItemRow } from './item-row';
import { moved } from './list-moves';
import { pickControl } from './pick-control';
import { useTakenWhenSent, useTyped, useTypedAlong } from './use-typed';

const lineControls = new Set(['line', 'number', 'date', 'related', 'choice', 'boolean']);

/** A list: its items one below the other, each with the control of its kind. */
export function ListControl(props: ControlProps) {
  const { field, id, label, describedBy, isInvalid, place, value, initial, onChange } = props;
  const item = itemField(field);
  const items = value.kind === 'list' ? value.items : [];
  const before = initial.kind === 'list' ? initial.items : [];
  const put = (next: readonly FormValue[]) => onChange({ kind: 'list', items: next });
  const add = (added: FormValue) => put([...items, added]);
  const takeAlong = useTypedAlong(place);
  /** Each item that is left, by the index it had before. */
  const reorder = (order: readonly number[]) => {
    const to = (old: string) => (order.includes(Number(old)) ? String(order.indexOf(Number(old))) : null);
    takeAlong(to, () => put(order.map((old) => items[old] ?? { kind: 'unset' })));
  };
  const { problems } = useFormShared();
  const besides = problems.flatMap((one) =>
    one.place.startsWith(`${place}/`) ? [Number(tokensOf(one.place.slice(place.length))[0])] : [],
  );
  const isTall = !lineControls.has(pickControl(item, blankValue(item)));
  return (
    <ListRows
      id={id}
      label={label}
      describedBy={describedBy}
      isInvalid={isInvalid}
      isTall={isTall}
      count={items.length}
      besides={besides}
      onMove={(from, to) => reorder(moved([...items.keys()], from, to))}
      onRemove={(index) => reorder([...items.keys()].toSpliced(index, 1))}
      row={(index) => (
        <ItemRow
          field={item}
          place={pointerTo(place, index)}
          label={`${label} ${index}`}
          value={items[index] ?? { kind: 'unset' }}
          initial={before[index] ?? { kind: 'unset' }}
          isFew={items.length <= 3}
        />
      )}
    >
      {isTyped(item) ? (
        <TypedAdder id={id} place={place} item={item} label={label} onAdd={add} />
      ) : (
        <Button variant="quiet" size="small" onPress={() => add(blankValue(item))}>
          <Plus size={14} strokeWidth={1.5} aria-hidden />
          Add {nounOf(item, label)}
        </Button>
      )}
    </ListRows>
  );
}

const isTyped = ({ type, choices, format }: FormField): boolean =>
  choices === null && (isAnything({ type, format }) || oneLine.has(type));

const isAnything = ({ type, format }: Pick<FormField, 'type' | 'format'>): boolean => type === 'json' && format === anyField;

const oneLine = new Set<FormField['type']>(['text', 'email', 'number', 'integer', 'url', 'time']);

const nounOf = ({ label }: FormField, list: string): string => (label === '' ? `to ${list}` : label.toLowerCase());

interface AdderProps {
  readonly id: string;
  readonly place: string;
  readonly item: FormField;
  readonly label: string;
  readonly onAdd: (value: FormValue) => void;
}

/** The last row: what is typed there becomes an item with Enter, or when the row is left. */
function TypedAdder({ id, place, item, label, onAdd }: AdderProps) {
  const typed = useTyped(place);
  const text = typed.text ?? '';
  const unset: FormValue = { kind: 'unset' };
  const add = () => {
    const now = typed.now() ?? '';
    if (now === '') return;
    typed.set(null);
    onAdd(isAnything(item) ? anyValue(now) : typedValue(now, { field: item, value: unset, initial: unset }));
  };
  useTakenWhenSent({ place, isInvalid: false, typed, take: add });
  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>) => {
    if (event.key !== 'Enter' || isComposing(event) || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    add();
  };
  return (
    <>
      <Plus size={14} strokeWidth={1.5} aria-hidden />
      <input
        id={`${id}-add`}
        className={styles.bare}
        value={text}
        onChange={(event) => typed.set(event.target.value)}
        onKeyDown={onKeyDown}
        onBlur={add}
        aria-label={`Add to ${label}`}
        placeholder={`Add to ${label}`}
        dir="auto"
        spellCheck={false}
        autoComplete="off"
      />
      {text !== '' && <Kbd keys="Enter" />}
    </>
  );
}
