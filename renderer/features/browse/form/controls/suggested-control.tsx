import { useState } from 'react';
import { ComboField } from '../../../../ui/combo-field';
import { valueWords } from '../field-words';
import { textOf, typedValue } from '../typed-value';
import type { ControlProps } from './control-props';
import styles from './controls.module.css';

/** A text with the words that were seen in its place: one of them is chosen, or anything else is typed. */
export function SuggestedControl(props: ControlProps) {
  const { field, id, label, describedBy, isInvalid, value, onChange } = props;
  const [isTyping, setIsTyping] = useState(false);
  const text = textOf(value);
  const words = field.suggestions ?? [];
  const wanted = isTyping ? text.trim().toLowerCase() : '';
  const put = (typed: string) => onChange(typedValue(typed, props));
  return (
    <ComboField
      id={id}
      label={label}
      describedBy={describedBy}
      isInvalid={isInvalid}
      isRequired={field.required}
      text={text}
      onType={(typed) => {
        if (typed === text) return;
        setIsTyping(true);
        put(typed);
      }}
      options={words.filter((word) => word.toLowerCase().includes(wanted)).map((word) => ({ id: word, label: word }))}
      chosen={words.includes(text) ? text : null}
      onChoose={(word) => {
        setIsTyping(false);
        put(word);
      }}
      onOpen={() => setIsTyping(false)}
      takesAny
      emptyWords=""
      placeholder={placeholderOf(props)}
      note={<span className={styles.note}>seen in answers; anything else can be typed</span>}
    />
  );
}

function placeholderOf({ field, value }: Pick<ControlProps, 'field' | 'value'>): string | undefined {
  if (value.kind === 'null') return 'null';
  return field.default && field.default.kind !== 'null' ? `${valueWords(field.default)}, if left out` : undefined;
}
