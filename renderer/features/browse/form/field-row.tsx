import type { FormField } from '#shared/hypermedia/forms/form-field';
import type { FormValue } from '#shared/hypermedia/forms/form-value';
import { sameValue } from '#shared/hypermedia/forms/same-value';
import type { FieldProblem } from '#shared/model/open-form';
import { isNullRefused } from '../../../state/forms/refused-nulls';
import { memo } from 'react';
import { classNames } from '../../../ui/class-names';
import { visibleWords } from '../../../ui/visible-text';
import { pickControl } from './controls/pick-control';
import { FieldHint } from './field-hint';
import { FieldRemarks } from './field-remarks';
import styles from './field-row.module.css';
import { valueWords } from './field-words';
import { fieldId, useFormShared } from './form-context';

interface Props {
  readonly field: FormField;
  readonly place: string;
  readonly value: FormValue;
  readonly initial: FormValue;
  /** Those of the form, when any is about this field or what is in it. */
  readonly problems: readonly FieldProblem[];
}

/** A field as the server has taken it so far: what it refused is offered no more. */
const asTaken = (field: FormField, url: string, place: string): FormField =>
  isNullRefused(url, place) ? { ...field, nullable: false } : field;

/** One field: its name, its control with what is wrong with it, and what there is to know about it. */
export const FieldRow = memo(function FieldRow({ field: said, place, value, initial, problems }: Props) {
  const { tabId, url, isEdit, put, Control } = useFormShared();
  const field = asTaken(said, url, place);
  const id = fieldId(tabId, place);
  const own = problems.filter((one) => one.place === place);
  const isChanged = isEdit && !field.readOnly && !sameValue(value, initial);
  const describedBy = classNames(own.length > 0 && `${id}-error`, `${id}-hint`);
  return (
    <div data-place={place} className={classNames(styles.row, styles[widthOf(field, value)])}>
      <label htmlFor={id} className={styles.label} title={field.label}>
        {isChanged && <i className={styles.dot} title="Changed" aria-hidden />}
        <bdi>{visibleWords(field.name === '' ? field.label : field.name)}</bdi>
        {field.required && (
          <span className={styles.required} title="Required" aria-hidden>
            *
          </span>
        )}
      </label>
      <div className={styles.control}>
        {field.readOnly ? (
          <output id={id} className={styles.shown}>
            <bdi>{visibleWords(value.kind === 'unset' ? '' : valueWords(value))}</bdi>
          </output>
        ) : (
          <Control
            field={field}
            place={place}
            value={value}
            initial={initial}
            id={id}
            label={field.name === '' ? field.label : field.name}
            describedBy={describedBy}
            isInvalid={own.length > 0}
            onChange={(next) => put(place, next)}
          />
        )}
        <FieldRemarks id={`${id}-error`} problems={own} />
      </div>
      <FieldHint
        id={`${id}-hint`}
        field={field}
        value={value}
        initial={initial}
        isChanged={isChanged}
        onChange={(next) => put(place, next)}
      />
    </div>
  );
});

/** What holds fields of its own needs the width of its hint as well. */
function widthOf(field: FormField, value: FormValue): 'deep' | 'plain' {
  const name = pickControl(field, value);
  const isDeep = name === 'object' || name === 'members' || (name === 'list' && (field.item?.fields.length ?? 0) > 0);
  return isDeep && !field.readOnly ? 'deep' : 'plain';
}
