import { ArrowDown, ArrowUp, Binary, CaseSensitive, Regex, Search, WholeWord, X } from 'lucide-react';
import { useEffect, useRef, useState, type KeyboardEvent } from 'react';
import { IconButton } from '../../../ui/icon-button';
import { isComposing } from '../../../ui/is-composing';
import { sentenceOf } from './body-failure';
import styles from './body-bars.module.css';
import { groupDigits } from './body-words';
import type { FindModel, FindView } from './find-model';
import type { Query } from './highlight';

const typingMs = 120;

interface Props {
  readonly model: FindModel;
  readonly find: FindView;
  /** The bytes are searched, in the view of bytes. */
  readonly inBytes: boolean;
  readonly onClose: () => void;
}

/** What is searched for, how many times it is there, and the way from one to the next. */
export function FindBar({ model, find, inBytes, onClose }: Props) {
  const [query, setQuery] = useState(() => queryFor(find.query, inBytes));
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => {
    field.current?.focus();
    field.current?.select();
  }, []);
  useEffect(() => {
    const timer = setTimeout(() => void model.search(query), query.text === '' ? 0 : typingMs);
    return () => clearTimeout(timer);
  }, [model, query]);

  const change = (part: Partial<Query>) => setQuery((before) => ({ ...before, ...part }));
  const flags = { isDisabled: find.total === 0, size: 'small' } as const;

  return (
    <search className={styles.find} aria-label="Find in the body">
      <div className={styles.field}>
        <Search size={14} strokeWidth={1.5} aria-hidden />
        <input
          ref={field}
          aria-label="Find"
          className={styles.input}
          value={query.text}
          maxLength={1000}
          spellCheck={false}
          autoComplete="off"
          dir="auto"
          aria-invalid={find.failure !== null}
          onChange={(event) => change({ text: event.target.value })}
          onKeyDown={(event) => pressKey(event, model, onClose)}
        />
        {inBytes ? <ByteFlags query={query} onChange={change} /> : <QueryFlags query={query} onChange={change} />}
      </div>
      <FindCount find={find} />
      <IconButton {...flags} label="Previous hit" icon={ArrowUp} shortcut="shift+Enter" onPress={() => void model.move(-1)} />
      <IconButton {...flags} label="Next hit" icon={ArrowDown} shortcut="Enter" onPress={() => void model.move(1)} />
      <span className={styles.grow} />
      <IconButton label="Close" icon={X} size="small" shortcut="Escape" onPress={onClose} />
    </search>
  );
}

/** What was searched for before, in text or in bytes as the view has it. */
function queryFor(before: Query, inBytes: boolean): Query {
  if (inBytes) return { ...before, regex: false, wholeWord: false, bytes: before.bytes ?? 'text' };
  return { ...before, bytes: null };
}

function pressKey(event: KeyboardEvent, model: FindModel, onClose: () => void): void {
  if (isComposing(event)) return;
  if (event.key === 'Enter') void model.move(event.shiftKey ? -1 : 1);
  else if (event.key === 'Escape') onClose();
  else return;
  event.preventDefault();
  event.stopPropagation();
}

interface FlagProps {
  readonly query: Query;
  readonly onChange: (part: Partial<Query>) => void;
}

function ByteFlags({ query, onChange }: FlagProps) {
  return (
    <>
      <CaseFlag query={query} onChange={onChange} />
      <IconButton
        label="As hex digits"
        icon={Binary}
        size="small"
        isPressed={query.bytes === 'hex'}
        onPress={() => onChange({ bytes: query.bytes === 'hex' ? 'text' : 'hex' })}
      />
    </>
  );
}

const CaseFlag = ({ query, onChange }: FlagProps) => (
  <IconButton
    label="Match case"
    icon={CaseSensitive}
    size="small"
    isPressed={query.matchCase}
    onPress={() => onChange({ matchCase: !query.matchCase })}
  />
);

function QueryFlags({ query, onChange }: FlagProps) {
  return (
    <>
      <CaseFlag query={query} onChange={onChange} />
      <IconButton
        label="Whole word"
        icon={WholeWord}
        size="small"
        isPressed={query.wholeWord}
        onPress={() => onChange({ wholeWord: !query.wholeWord })}
      />
      <IconButton
        label="Regular expression"
        icon={Regex}
        size="small"
        isPressed={query.regex}
        onPress={() => onChange({ regex: !query.regex })}
      />
    </>
  );
}

function FindCount({ find }: { readonly find: FindView }) {
  if (find.failure) {
    return (
      <span className={styles.findError} role="alert" title={sentenceOf(find.failure)}>
        {sentenceOf(find.failure)}
      </span>
    );
  }
  return (
    <span className={styles.findCount} role="status">
      {wordsOf(find)}
    </span>
  );
}

function wordsOf({ query, total, counted, isSearching, number, hit }: FindView): string {
  if (query.text === '') return '';
  if (hit === null) return isSearching ? 'searching' : 'not found';
  const more = isSearching || !counted ? '+' : '';
  return `${groupDigits(number + 1)} of ${groupDigits(total)}${more}`;
}
