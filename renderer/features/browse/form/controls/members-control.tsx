import { createField } from '#shared/hypermedia/forms/create-field';
import type { FormMember } from '#shared/hypermedia/forms/form-value';
import { Plus } from 'lucide-react';
import { pointerTo } from '#shared/hypermedia/json-value';
import { Button } from '../../../../ui/button';
import { ListRows } from '../../../../ui/list-rows';
import { FieldRemarks } from '../field-remarks';
import { fieldId, useFormShared } from '../form-context';
import { blankValue } from './blank-value';
import type { ControlProps } from './control-props';
import styles from './controls.module.css';
import { moved } from './list-moves';
import { useTypedAlong } from './use-typed';

const stepOf = (name: string): string => pointerTo('', name).slice(1);

/** An object whose members have names of the user's own. Two may have one name for as long as one types. */
export function MembersControl({ field, id, label, describedBy, isInvalid, place, value, onChange }: ControlProps) {
  const { tabId, problems, Control } = useFormShared();
  const item = field.item ?? createField('', { type: 'json' });
  const members = value.kind === 'object' ? value.members : [];
  const put = (next: readonly FormMember[]) => onChange({ kind: 'object', members: next });
  const rename = useTypedByName(place, members);
  const change = (index: number, part: Partial<FormMember>) => {
    const next = members.map((member, at) => (at === index ? { ...member, ...part } : member));
    if (part.name === undefined) put(next);
    else rename(index, part.name, () => put(next));
  };
  const remove = (index: number) => rename(index, null, () => put(members.toSpliced(index, 1)));
  return (
    <ListRows
      id={id}
      label={label}
      describedBy={describedBy}
      isInvalid={isInvalid}
      isTall
      count={members.length}
      onMove={(from, to) => put(moved(members, from, to))}
      onRemove={remove}
      row={(index) => {
        const { name, value: inside } = members[index] ?? { name: '', value: { kind: 'unset' as const } };
        const at = pointerTo(place, name);
        const own = problems.filter((one) => one.place === at);
        const valueId = `${fieldId(tabId, place)}-${index}`;
        return (
          <div className={styles.member} data-place={at}>
            <MemberName name={name} label={`Name, ${label} ${index}`} onName={(next) => change(index, { name: next })} />
            <div className={styles.plainItem}>
              <Control
                field={item}
                place={at}
                label={`Value, ${label} ${index}`}
                id={valueId}
                value={inside}
                initial={inside}
                isInvalid={own.length > 0}
                describedBy={own.length > 0 ? `${valueId}-error` : undefined}
                onChange={(next) => change(index, { value: next })}
              />
              <FieldRemarks id={`${valueId}-error`} problems={own} />
            </div>
          </div>
        );
      }}
    >
      <Button variant="quiet" size="small" onPress={() => put([...members, { name: '', value: blankValue(item) }])}>
        <Plus size={14} strokeWidth={1.5} aria-hidden />
        Add to {label}
      </Button>
    </ListRows>
  );
}

/** Takes what is typed in the value of a member along to its new name; null where it is taken away. */
function useTypedByName(place: string, members: readonly FormMember[]) {
  const takeAlong = useTypedAlong(place);
  return (index: number, to: string | null, put: () => void) => {
    const from = members[index]?.name ?? '';
    const isTaken = (wanted: string | null, others: number) => members.filter(({ name }) => name === wanted).length > others;
    // What is typed under a name that two have, if only for as long as one types, is that of the other.
    if (isTaken(from, 1) || isTaken(to, 0)) return put();
    takeAlong((step) => (step === stepOf(from) ? to && stepOf(to) : step), put);
  };
}

interface NameProps {
  readonly name: string;
  readonly label: string;
  readonly onName: (name: string) => void;
}

function MemberName({ name, label, onName }: NameProps) {
  return (
    <input
      className={styles.memberName}
      value={name}
      onChange={(event) => onName(event.target.value)}
      aria-label={label}
      placeholder="name"
      dir="auto"
      spellCheck={false}
    />
  );
}
