import type { FieldChoice, FormField } from '#shared/hypermedia/forms/form-field';
import type { FormValue } from '#shared/hypermedia/forms/form-value';
import { ComboField } from '../../../../ui/combo-field';
import { Segments } from '../../../../ui/segments';
import { valueWords } from '../field-words';
import { useFormShared } from '../form-context';
import {
  areSegments,
  choiceAt,
  choiceCalled,
  findChoices,
  isLeftOutBeside,
  leftOutWords,
  segmentWords,
  standardOf,
} from './choice-options';
import type { ControlProps } from './control-props';
import styles from './controls.module.css';
import { useTakenWhenSent, useTyped, whyNone } from './use-typed';

const nullKey = 'null';
const noneKey = 'none';

/** One of the choices a field names, and null where it may be that: side by side when they are few, else searched. */
export function ChoiceControl(props: ControlProps) {
  const { field, id, label, describedBy, value, onChange } = props;
  const { isEdit, isWhole } = useFormShared();
  const choices = field.choices ?? [];
  const mayMiss = isWhole || !isEdit;
  const isKnown = choiceAt(choices, value) >= 0 || value.kind === 'unset' || value.kind === 'null';
  if (!areSegments(field) || !isKnown) return <SearchedChoice {...props} />;
  return (
    <div className={styles.fit}>
      <Segments<string>
        id={id}
        label={label}
        describedBy={describedBy}
        value={segmentOf(field, value, mayMiss)}
        options={segmentsOf(field, value, mayMiss)}
        onChange={(key) => {
          const chosen = wordless[key] ?? choices[Number(key)]?.value;
          if (chosen) onChange(chosen);
        }}
      />
    </div>
  );
}

function segmentOf(field: FormField, value: FormValue, mayMiss: boolean): string | null {
  const at = choiceAt(field.choices ?? [], value);
  if (value.kind === 'null') return nullKey;
  return at >= 0 ? String(at) : isLeftOutBeside(field, mayMiss) ? noneKey : null;
}

function segmentsOf(field: FormField, value: FormValue, mayMiss: boolean) {
  const choices = field.choices ?? [];
  const words = segmentWords(choices);
  const canBeNull = field.nullable || value.kind === 'null';
  return [
    ...(isLeftOutBeside(field, mayMiss) ? [{ value: noneKey, label: leftOutWords(standardOf(field)) }] : []),
    ...choices.map((choice, index) => ({
      value: String(index),
      label: <span title={titleOf(choice, words[index])}>{words[index]}</span>,
    })),
    ...(canBeNull ? [{ value: nullKey, label: <span className={styles.data}>null</span> }] : []),
  ];
}

const wordless: Readonly<Record<string, FormValue>> = { [nullKey]: { kind: 'null' }, [noneKey]: { kind: 'unset' } };

/** What a segment does not say: the name of a value, or the value behind a name. */
const titleOf = (choice: FieldChoice, words: string | undefined): string =>
  words === choice.label ? valueWords(choice.value) : choice.label;

function SearchedChoice({ field, place, id, label, describedBy, isInvalid, value, onChange }: ControlProps) {
  const choices = field.choices ?? [];
  const at = choiceAt(choices, value);
  const shown = shownText(choices[at], value);
  const typed = useTyped(place, value);
  const { options, more } = findChoices(choices, typed.text === null || typed.text === shown ? '' : typed.text);
  const choose = (key: string) => {
    const choice = choices[Number(key)];
    typed.set(null);
    // The one that was chosen before can be chosen again.
    if (choice && Number(key) !== at) onChange(choice.value);
  };
  const take = (isWished: boolean) => {
    const text = typed.now();
    if (text === null || text === shown) return;
    const called = choiceCalled(choices, text);
    const only = isWished && options.length === 1 ? options[0]?.id : undefined;
    const key = called >= 0 ? String(called) : only;
    if (key !== undefined) choose(key);
  };
  const why = () => {
    const text = typed.now() ?? '';
    return text.trim() === '' || text === shown ? null : whyNone(text, options.length > 0);
  };
  useTakenWhenSent({ place, isInvalid, typed, take: () => take(false), why });
  return (
    <ComboField
      id={id}
      label={label}
      describedBy={describedBy}
      isInvalid={isInvalid}
      isRequired={field.required}
      text={typed.text ?? shown}
      onType={typed.set}
      options={options}
      chosen={at < 0 ? null : String(at)}
      onChoose={choose}
      onLeave={() => {
        take(false);
        if (why() === null) typed.set(null);
      }}
      onGiveUp={() => typed.set(null)}
      onEnter={() => {
        const isTyping = typed.now() !== null && typed.now() !== shown;
        if (isTyping) take(true);
        return isTyping;
      }}
      placeholder={placeholderOf({ field, value })}
      note={more > 0 ? <span className={styles.note}>and {more.toLocaleString('en-GB')} more: type to narrow</span> : undefined}
    />
  );
}

function shownText(choice: FieldChoice | undefined, value: FormValue): string {
  if (choice) return choice.label === '' ? valueWords(choice.value) : choice.label;
  return value.kind === 'unset' || value.kind === 'null' ? '' : valueWords(value);
}

function placeholderOf({ field, value }: Pick<ControlProps, 'field' | 'value'>): string {
  if (value.kind === 'null') return 'null';
  const standard = standardOf(field);
  return standard === null ? 'type to search' : `${standard}, if left out`;
}
