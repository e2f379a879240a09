import { Check, ChevronDown } from 'lucide-react';
import { Button, Label, ListBox, ListBoxItem, Popover, Select, SelectValue } from 'react-aria-components';
import { classNames } from './class-names';
import field from './field.module.css';
import overlay from './overlay.module.css';
import styles from './select-field.module.css';

interface Option<T extends string> {
  readonly value: T;
  readonly label: string;
  readonly hint?: string;
}

export interface SelectFieldProps<T extends string> {
  readonly label: string;
  readonly hideLabel?: boolean;
  readonly value: T;
  readonly options: readonly Option<T>[];
  readonly onChange: (value: T) => void;
  readonly isDisabled?: boolean;
}

/** A choice of one among several. Up to four that fit on a line are better as `Segments`. */
export function SelectField<T extends string>({
  label,
  hideLabel,
  value,
  options,
  onChange,
  isDisabled = false,
}: SelectFieldProps<T>) {
  const current = options.find((one) => one.value === value);
  const choose = (key: unknown) => {
    const option = options.find((one) => one.value === key);
    if (option) onChange(option.value);
  };
  return (
    <Select
      className={classNames(field.field)}
      value={value}
      onChange={choose}
      isDisabled={isDisabled}
      {...(hideLabel && { 'aria-label': label })}
    >
      {!hideLabel && <Label className={field.label}>{label}</Label>}
      <Button className={classNames(styles.button)}>
        <SelectValue className={classNames(styles.value)}>{current?.label ?? value}</SelectValue>
        <ChevronDown size={14} strokeWidth={1.5} aria-hidden />
      </Button>
      <Popover className={classNames(overlay.popover)} offset={4}>
        <ListBox className={classNames(overlay.list)}>
          {options.map((option) => (
            <OptionItem key={option.value} option={option} isChosen={option === current} />
          ))}
        </ListBox>
      </Popover>
    </Select>
  );
}

function OptionItem({ option, isChosen }: { readonly option: Option<string>; readonly isChosen: boolean }) {
  return (
    <ListBoxItem id={option.value} textValue={option.label} className={classNames(overlay.item)}>
      <span className={overlay.check}>{isChosen && <Check size={14} strokeWidth={1.5} aria-hidden />}</span>
      <span className={overlay.name}>{option.label}</span>
      {option.hint && <span className={overlay.hint}>{option.hint}</span>}
    </ListBoxItem>
  );
}
