import type { FormField } from '#shared/hypermedia/forms/form-field';
import { ArrowUpRight } from 'lucide-react';
import { useState } from 'react';
import { shortAddress } from '../../../../state/search-related';
import { ComboField, type ComboOption } from '../../../../ui/combo-field';
import { FollowLink } from '../../../../ui/follow-link';
import { valueWords } from '../field-words';
import { useFormShared } from '../form-context';
import { textOf, typedValue } from '../typed-value';
import type { ControlProps } from './control-props';
import styles from './controls.module.css';
import { knownName, noteName } from './known-names';
import { useFoundLater } from './use-found-later';
import { useRelated } from './use-related';
import { useMayTake, useTakenWhenSent, useTyped } from './use-typed';
import { whyNotChosen } from './why-not-chosen';

/** A link to another resource: the list it comes from is searched as one types, and an address can be typed as it is. */
export function RelatedControl(props: ControlProps) {
  const { field, id, label, describedBy, isInvalid, value } = props;
  const { url: base } = useFormShared();
  const { text, type, open, answer, isAsking, options, choose, leave, enter, giveUp } = useSearch(props);
  const chosen = textOf(value);
  return (
    <ComboField
      id={id}
      label={label}
      describedBy={describedBy}
      isInvalid={isInvalid}
      isRequired={field.required}
      text={text}
      onType={type}
      options={options}
      // Also while it is not among the options: one that comes to be chosen would close them.
      chosen={chosen === '' ? null : chosen}
      onChoose={choose}
      onOpen={open}
      onLeave={leave}
      onEnter={enter}
      onGiveUp={giveUp}
      takesAny
      mono={text === shortAddress(chosen, base) && text !== ''}
      icon="search"
      emptyWords={isAsking ? '' : 'Nothing fits.'}
      placeholder={placeholderOf(props)}
      end={<Chosen address={chosen} text={text} base={base} />}
      note={
        <SearchNote answer={answer} isAsking={isAsking} shown={options.length} isSearched={field.related?.searchParam !== null} />
      }
    />
  );
}

function placeholderOf({ field, value }: ControlProps): string {
  if (value.kind === 'null') return 'null';
  return field.default && field.default.kind !== 'null' ? `${valueWords(field.default)}, if left out` : 'type to search';
}

function useSearch(props: ControlProps) {
  const { related } = props.field;
  const typed = useTyped(props.place, props.value);
  const shown = useShown(props);
  const { answer, isAsking, options, open, later } = useOptions(related, typed, shown);
  const put = (text: string) => {
    typed.set(null);
    props.onChange(typedValue(text, props));
    return true;
  };
  const choose = (found: string) => {
    noteName(nameKey(found, props.field), options.find((option) => option.id === found)?.label ?? '');
    return put(found);
  };
  const isKey = (text: string) => isWordKey(related, text, { ids: options.map(({ id }) => id), isAsking });
  const isTakenAsTyped = (text: string) => text === '' || isReference(text, related?.value.kind === 'member') || isKey(text);
  /** What was typed, where it can only be a reference, or is what one of the options is called. */
  const take = (isWished = false): boolean => {
    const text = typed.now();
    if (text === null || text === shown) return false;
    if (isTakenAsTyped(text)) return put(text.trim());
    const option = optionCalled(options, { text, isWished: isWished && !isAsking });
    return option !== undefined && choose(option.id);
  };
  /** Or else as soon as it is found. */
  const takeOrSeek = (isWished = false): boolean => {
    const [isTaken, text] = [take(isWished), typed.now()];
    if (!isTaken && text !== null && text !== shown) later.seek({ text, isWished });
    return isTaken;
  };
  const why = () => {
    const text = (typed.now() ?? '').trim();
    if (text === '' || text === shown) return null;
    return whyNotChosen(text, { related, answer: isAsking ? null : answer, labels: options.map(({ label }) => label) });
  };
  const mayTake = useMayTake();
  later.useAnswer({ answer, isAsking, take: (isWished) => mayTake() && take(isWished) });
  useTakenWhenSent({ place: props.place, isInvalid: props.isInvalid, typed, take: () => void takeOrSeek(), why });
  const leave = () => void (takeOrSeek() || why() !== null || typed.set(null));
  const giveUp = () => typed.set(null);
  const enter = () => {
    const isTyping = typed.now() !== null && typed.now() !== shown;
    return takeOrSeek(true) || isTyping;
  };
  const type = (text: string) => {
    later.forget();
    typed.set(text);
  };
  return { text: typed.text ?? shown, type, open, answer, isAsking, options, choose, leave, enter, giveUp };
}

/** What is found for what is typed, while the options are open, or it is still to be found after that. */
function useOptions(related: FormField['related'], typed: ReturnType<typeof useTyped>, shown: string) {
  const [isOpen, setIsOpen] = useState(false);
  const wanted = typed.text === null || typed.text === shown ? '' : typed.text;
  const later = useFoundLater(typed);
  const { answer, isAsking, askAgain } = useRelated(related, isOpen || later.isSought ? wanted : null);
  // What is here already is narrowed until the server has answered.
  const fitting = matching(answer?.rows ?? [], related?.searchParam === null || isAsking ? wanted : '');
  const options = fitting.map((row): ComboOption => ({
    id: row.value,
    label: row.label,
    hint: row.hint === '' ? undefined : row.hint,
  }));
  const open = (isNowOpen: boolean) => {
    setIsOpen(isNowOpen);
    if (isNowOpen) askAgain();
  };
  const seek: typeof later.seek = (wish) => {
    askAgain();
    later.seek(wish);
  };
  return { answer, isAsking, options, open, later: { ...later, seek } };
}

/** The one option that is called as was typed; on a wish also the only one there is. */
function optionCalled(
  options: readonly ComboOption[],
  { text, isWished }: { readonly text: string; readonly isWished: boolean },
) {
  const called = options.filter(({ label }) => label.toLowerCase() === text.trim().toLowerCase());
  const found = called.length === 0 && isWished ? options : called;
  return found.length === 1 ? found[0] : undefined;
}

/** What stands for the chosen resource: its name where it is known, else its address. */
function useShown({ field, place, value }: ControlProps): string {
  const { nameAt, url: base } = useFormShared();
  const chosen = textOf(value);
  return chosen === '' ? '' : (knownName(nameKey(chosen, field)) ?? nameAt(place, chosen) ?? shortAddress(chosen, base));
}

/** An address names one resource; a key does so in its list alone. */
const nameKey = (chosen: string, { related }: FormField): string =>
  related?.value.kind === 'member' ? `${related.url} ${chosen}` : chosen;

/** Where the list cannot be searched, what was typed narrows the part of it that is here. */
function matching<T extends { readonly label: string; readonly hint: string }>(rows: readonly T[], typed: string): readonly T[] {
  const wanted = typed.trim().toLowerCase();
  return rows.filter(({ label, hint }) => label.toLowerCase().includes(wanted) || hint.toLowerCase().includes(wanted));
}

interface Found {
  readonly ids: readonly string[];
  readonly isAsking: boolean;
}

/** A key that is a word looks like a search: it is taken where it is one of the list, or where nothing in that, which may be long, fits. */
function isWordKey(related: FormField['related'], text: string, { ids, isAsking }: Found): boolean {
  const isWord = related?.value.kind === 'member' && related.value.isNumber === false && /^[\w.-]+$/.test(text.trim());
  return isWord && (ids.includes(text.trim()) || (!isAsking && ids.length === 0));
}

/** What is typed and not chosen is taken as it is when it can only be a reference. Anything else stays a search. */
const isReference = (text: string, isKey: boolean): boolean =>
  /^(?:https?:\/\/|\/)\S+$/.test(text.trim()) || (isKey && /^(?:\d+|[\da-f-]{32,36})$/i.test(text.trim()));

interface ChosenProps {
  readonly address: string;
  /** What stands in the field. */
  readonly text: string;
  readonly base: string;
}

/** Where the chosen resource is, as a link; only a mark where the field says it already. */
function Chosen({ address, text, base }: ChosenProps) {
  const { onFollow } = useFormShared();
  if (!/^(?:https?:\/\/|\/)/.test(address) || !URL.canParse(address, base)) return null;
  const short = shortAddress(address, base);
  const isSaid = text === short;
  return (
    <span className={styles.address}>
      <FollowLink href={new URL(address, base).href} onFollow={onFollow}>
        {isSaid ? <ArrowUpRight size={14} strokeWidth={1.5} aria-label={`Open ${short}`} /> : <bdi>{short}</bdi>}
      </FollowLink>
    </span>
  );
}

interface NoteProps {
  readonly answer: ReturnType<typeof useRelated>['answer'];
  readonly isAsking: boolean;
  readonly shown: number;
  /** The list is searched by the server. */
  readonly isSearched: boolean;
}

/** What was asked of the server, so that nothing is sent behind the user's back. */
function SearchNote({ answer, isAsking, shown, isSearched }: NoteProps) {
  if (isAsking || !answer) return <span aria-live="polite">Searching …</span>;
  const more = answer.count !== null && answer.count > shown;
  const words = isSearched
    ? 'type to narrow'
    : 'how this list is searched is not known, so only its first page is looked through';
  return (
    <span aria-live="polite">
      {answer.problem ?? (more ? `${shown} of ${answer.count}: ${words}.` : '')}
      <span className={styles.asked}>{answer.asked}</span>
    </span>
  );
}
