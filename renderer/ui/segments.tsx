import type { ReactNode } from 'react';
import { ToggleButton, ToggleButtonGroup } from 'react-aria-components';
import { classNames } from './class-names';
import styles from './segments.module.css';

export interface SegmentsProps<T extends string> {
  readonly label: string;
  /** Of the group, where remarks or a label stand elsewhere. */
  readonly id?: string;
  readonly describedBy?: string | undefined;
  /** Null: none is chosen yet. */
  readonly value: T | null;
  readonly options: readonly { readonly value: T; readonly label: ReactNode }[];
  readonly onChange: (value: T) => void;
  readonly isDisabled?: boolean;
}

/** A choice of one among two to four that stand side by side. */
export function Segments<T extends string>(props: SegmentsProps<T>) {
  const { label, id, describedBy, value, options, onChange, isDisabled = false } = props;
  const choose = (keys: ReadonlySet<unknown>) => {
    const option = options.find((one) => keys.has(one.value));
    if (option) onChange(option.value);
  };
  return (
    <ToggleButtonGroup
      {...(id !== undefined && { id })}
      aria-label={label}
      {...(describedBy !== undefined && { 'aria-describedby': describedBy })}
      selectionMode="single"
      disallowEmptySelection={value !== null}
      selectedKeys={value === null ? [] : [value]}
      onSelectionChange={choose}
      isDisabled={isDisabled}
      className={classNames(styles.segments)}
    >
      {options.map((option) => (
        <ToggleButton key={option.value} id={option.value} className={classNames(styles.segment)}>
          {option.label}
        </ToggleButton>
      ))}
    </ToggleButtonGroup>
  );
}
