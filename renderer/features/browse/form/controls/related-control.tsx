import { useState } from 'react';
import { shortAddress } from '../../../../state/search-related';
import { ComboField, type ComboOption } from '../../../../ui/combo-field';
import { FollowLink } from '../../../../ui/follow-link';
import { useFormShared } from '../form-context';
import { textOf, typedValue } from '../typed-value';
import type { ControlProps } from './control-props';
import styles from './controls.module.css';
import { knownName, noteName } from './known-names';
import { useRelated } from './use-related';

/** A link to another resource: what is chosen stands first, and what is typed searches the list it comes from. */
export function RelatedControl(props: ControlProps) {
  const { field, id, label, describedBy, isInvalid, place, value } = props;
  const { nameAt, url: base } = useFormShared();
  const { typed, setTyped, setIsOpen, answer, isAsking, options, choose, leave } = useSearch(props);
  const chosen = textOf(value);
  return (
    <ComboField
      id={id}
      label={label}
      describedBy={describedBy}
      isInvalid={isInvalid}
      isRequired={field.required}
      text={typed}
      onType={setTyped}
      options={options}
      chosen={null}
      onChoose={choose}
      onOpen={setIsOpen}
      onLeave={leave}
      takesAny
      icon="search"
      placeholder={value.kind === 'null' ? 'null' : chosen === '' ? 'type to search' : ''}
      start={chosen !== '' && <Chosen address={chosen} name={knownName(chosen) ?? nameAt(place, chosen)} base={base} />}
      note={<SearchNote answer={answer} isAsking={isAsking} shown={options.length} />}
    />
  );
}

function useSearch(props: ControlProps) {
  const { related } = props.field;
  const [typed, setTyped] = useState('');
  const [isOpen, setIsOpen] = useState(false);
  const { answer, isAsking } = useRelated(related, isOpen ? typed : null);
  const fitting = matching(answer?.rows ?? [], related?.searchParam === null ? typed : '');
  const options = fitting.map(({ value, label, hint }): ComboOption => ({
    id: value,
    label,
    hint: hint === '' ? undefined : hint,
  }));
  const put = (text: string) => {
    setTyped('');
    props.onChange(typedValue(text, props));
  };
  const choose = (found: string) => {
    noteName(found, options.find((option) => option.id === found)?.label ?? '');
    put(found);
  };
  const leave = () => isReference(typed, related?.value.kind === 'member') && put(typed.trim());
  return { typed, setTyped, setIsOpen, answer, isAsking, options, choose, leave };
}

/** Where the list cannot be searched, what was typed narrows the part of it that is here. */
function matching<T extends { readonly label: string; readonly hint: string }>(rows: readonly T[], typed: string): readonly T[] {
  const wanted = typed.trim().toLowerCase();
  return rows.filter(({ label, hint }) => label.toLowerCase().includes(wanted) || hint.toLowerCase().includes(wanted));
}

/** What is typed and not chosen is taken as it is when it can only be a reference. Anything else stays a search. */
const isReference = (text: string, isKey: boolean): boolean =>
  /^(?:https?:\/\/|\/)\S+$/.test(text.trim()) || (isKey && /^(?:\d+|[\da-f-]{32,36})$/i.test(text.trim()));

interface ChosenProps {
  readonly address: string;
  readonly name: string | null;
  readonly base: string;
}

function Chosen({ address, name, base }: ChosenProps) {
  const { onFollow } = useFormShared();
  const short = shortAddress(address, base);
  const href = /^(?:https?:\/\/|\/)/.test(address) && URL.canParse(address, base) ? new URL(address, base).href : null;
  const words = <bdi className={name === null ? styles.data : ''}>{name ?? short}</bdi>;
  return (
    <span className={styles.found} title={address}>
      {href === null ? (
        words
      ) : (
        <FollowLink href={href} onFollow={onFollow}>
          {words}
        </FollowLink>
      )}
      {name !== null && <span className={styles.address}>{short}</span>}
    </span>
  );
}

interface NoteProps {
  readonly answer: ReturnType<typeof useRelated>['answer'];
  readonly isAsking: boolean;
  readonly shown: number;
}

/** What was asked of the server, so that nothing is sent behind the user's back. */
function SearchNote({ answer, isAsking, shown }: NoteProps) {
  if (isAsking || !answer) return <span aria-live="polite">Searching …</span>;
  const more = answer.count !== null && answer.count > shown ? `${shown} of ${answer.count} shown: type to narrow. ` : '';
  return (
    <span aria-live="polite">
      {answer.problem ?? more}
      <span className={styles.asked}>{answer.asked}</span>
    </span>
  );
}
