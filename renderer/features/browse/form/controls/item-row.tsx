import type { FormField } from '#shared/hypermedia/forms/form-field';
import type { FormValue } from '#shared/hypermedia/forms/form-value';
import { ChevronDown, ChevronRight } from 'lucide-react';
import { useState } from 'react';
import { FieldRemarks } from '../field-remarks';
import { valueWords } from '../field-words';
import { fieldId, useFormShared } from '../form-context';
import styles from './controls.module.css';

interface Props {
  readonly field: FormField;
  readonly place: string;
  readonly label: string;
  readonly value: FormValue;
  readonly initial: FormValue;
  /** The list is short enough for all its items to stand open. */
  readonly isFew: boolean;
}

/** One item of a list, with what is wrong with it. */
export function ItemRow(props: Props) {
  const { field, place, value } = props;
  const { problems } = useFormShared();
  const isObject = field.fields.length > 0 && (value.kind === 'object' || value.kind === 'unset');
  if (isObject) return <ObjectItem key={String(problems.some((one) => one.place.startsWith(`${place}/`)))} {...props} />;
  return <PlainItem {...props} />;
}

function PlainItem({ field, place, label, value, initial }: Props) {
  const { tabId, put, problems, Control } = useFormShared();
  const own = problems.filter((one) => one.place === place);
  const id = fieldId(tabId, place);
  return (
    <div data-place={place} className={styles.plainItem}>
      <Control
        field={field}
        place={place}
        label={label}
        id={id}
        value={value}
        initial={initial}
        isInvalid={own.length > 0}
        describedBy={own.length > 0 ? `${id}-error` : undefined}
        onChange={(next) => put(place, next)}
      />
      <FieldRemarks id={`${id}-error`} problems={own} />
    </div>
  );
}

/** An object in a list: a line that says what it is, and its fields below when it is open. Errors open it. */
function ObjectItem({ field, place, label, value, initial, isFew }: Props) {
  const { tabId, problems, Rows } = useFormShared();
  const hasProblem = problems.some((one) => one.place === place || one.place.startsWith(`${place}/`));
  const [isOpen, setIsOpen] = useState(isFew || hasProblem || value.kind !== 'object' || value.members.length === 0);
  const id = fieldId(tabId, place);
  const Chevron = isOpen ? ChevronDown : ChevronRight;
  return (
    <div data-place={place}>
      <button
        type="button"
        id={id}
        className={styles.summary}
        aria-expanded={isOpen}
        aria-label={`${label}: ${summaryOf(value)}`}
        onClick={() => setIsOpen(!isOpen)}
      >
        <Chevron size={14} strokeWidth={1.5} aria-hidden />
        <bdi className={styles.cut}>{summaryOf(value)}</bdi>
      </button>
      <FieldRemarks id={`${id}-error`} problems={problems.filter((one) => one.place === place)} />
      {isOpen && <Rows fields={field.fields} place={place} value={value} initial={initial} isInside />}
    </div>
  );
}

/** The first values of an object, enough to know it again. */
function summaryOf(value: FormValue): string {
  if (value.kind !== 'object' || value.members.length === 0) return 'nothing yet';
  const words = value.members.slice(0, 3).map(({ name, value: inside }) => `${name}: ${valueWords(inside)}`);
  return words.join(', ').slice(0, 120);
}
