import type { PageFilter } from '#shared/hypermedia/page-filters';
import { X } from 'lucide-react';
import { useEffect, useId, useRef, useState } from 'react';
import { IconButton } from '../../../ui/icon-button';
import { isComposing } from '../../../ui/is-composing';
import { LineField } from '../../../ui/line-field';
import { SelectField } from '../../../ui/select-field';
import { any, choicesOf, filterLabel, isActive, valuesOfText } from './filter-words';
import { Pending } from './pending';
import styles from './filter-bar.module.css';

interface Props {
  readonly filter: PageFilter;
  readonly takesFocus: boolean;
  readonly onChange: (values: readonly string[]) => void;
}

const yesNo = [
  { value: 'true', label: 'yes' },
  { value: 'false', label: 'no' },
];

/** One filter: a choice where the values are known, else a text that Enter asks for. */
export function FilterControl(props: Props) {
  const { choices, type, values } = props.filter;
  const known = choices ? choicesOf(choices) : type === 'boolean' ? yesNo : [];
  // A value nobody knows of, such as `1` for yes, is shown as it stands.
  const isKnown = known.length > 0 && values.length <= 1 && values.every((value) => known.some((one) => one.value === value));
  return isKnown ? <ChosenFilter {...props} known={known} /> : <TypedFilter {...props} />;
}

function ChosenFilter({ filter, known, onChange }: Props & { readonly known: readonly { value: string; label: string }[] }) {
  const label = filterLabel(filter);
  return (
    <div className={styles.choice} title={filter.help} data-focus-key={filter.name}>
      <span className={styles.label} aria-hidden>
        {label}
      </span>
      <SelectField
        label={label}
        hideLabel
        value={filter.values[0] ?? any}
        options={filter.required && isActive(filter) ? known : [{ value: any, label: 'any' }, ...known]}
        onChange={(value) => onChange(value === any ? [] : [value])}
      />
    </div>
  );
}

function TypedFilter({ filter, takesFocus, onChange }: Props) {
  const isSeveral = filter.values.length > 1;
  const asked = filter.values.join(', ');
  const [typed, setTyped] = useState(asked);
  const id = useId();
  const input = useRef<HTMLInputElement>(null);
  useEffect(() => {
    if (takesFocus) input.current?.focus();
  }, [takesFocus]);
  const label = filterLabel(filter);
  // Without a value that the server needs there is nothing to ask.
  const canAsk = !filter.required || typed.trim() !== '';
  const isNumber = filter.type === 'number' || filter.type === 'integer';
  return (
    <div className={styles.typed} title={filter.help} data-focus-key={filter.name}>
      <LineField
        id={id}
        label={label}
        mono
        inputRef={input}
        value={typed}
        onChange={setTyped}
        inputMode={isNumber ? 'decimal' : undefined}
        placeholder={filter.required ? 'needed' : isActive(filter) ? undefined : 'any'}
        isRequired={filter.required}
        start={
          <span className={styles.label} aria-hidden>
            {label}
          </span>
        }
        end={
          typed === asked ? (
            asked !== '' &&
            !filter.required && (
              <IconButton label={`Drop the filter ${label}`} icon={X} size="small" onPress={() => onChange([])} />
            )
          ) : (
            <Pending />
          )
        }
        onKeyDown={(event) => {
          if (event.key === 'Enter' && !isComposing(event) && canAsk) onChange(valuesOfText(typed, isSeveral));
          if (event.key === 'Escape') setTyped(asked);
        }}
      />
    </div>
  );
}
