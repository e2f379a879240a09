import { type ClipboardEvent, type KeyboardEvent, useId, useRef, useState } from 'react';
import { SuggestList } from './suggest-list';
import { matchSuggestions, type Suggestion } from './suggestions';
import { isComposing } from '../../../ui/is-composing';

interface Props {
  readonly value: string;
  readonly onChange: (text: string) => void;
  readonly suggestions: readonly Suggestion[];
  readonly label: string;
  readonly placeholder: string;
  readonly className: string;
  readonly problemId: string | undefined;
  readonly field: string;
  readonly place: string;
  readonly onKeyDown: (event: KeyboardEvent<HTMLInputElement>) => void;
  readonly onPaste: (event: ClipboardEvent<HTMLInputElement>) => void;
}

/**
 * A field that offers words while one is typed, and takes any other as well.
 * Nothing is chosen until an arrow key says so, so that Enter and Tab do what they do elsewhere.
 */
export function SuggestField(props: Props) {
  const { value, onChange, suggestions, label, problemId } = props;
  const input = useRef<HTMLInputElement>(null);
  const listId = useId();
  const [open, setOpen] = useState(false);
  const [active, setActive] = useState(-1);
  const offered = open ? matchSuggestions(value, suggestions) : [];
  const chosen = offered[active];

  const close = () => {
    setOpen(false);
    setActive(-1);
  };
  const take = (suggestion: Suggestion) => {
    onChange(suggestion.text);
    close();
  };
  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>) => {
    const act = listAction(event, { count: offered.length, active, setActive, close, openList: () => setOpen(true) });
    if (act === 'done') return event.preventDefault();
    if (chosen && (event.key === 'Enter' || event.key === 'Tab')) {
      take(chosen);
      if (event.key === 'Enter') return event.preventDefault();
    }
    props.onKeyDown(event);
  };
  return (
    <>
      <input
        ref={input}
        className={props.className}
        value={value}
        onChange={(event) => {
          onChange(event.target.value);
          setOpen(suggestions.length > 0);
          setActive(-1);
        }}
        onKeyDown={onKeyDown}
        onPaste={props.onPaste}
        onBlur={close}
        placeholder={props.placeholder}
        aria-label={label}
        aria-invalid={problemId !== undefined}
        aria-describedby={problemId}
        data-field={props.field}
        data-place={props.place}
        dir="auto"
        spellCheck={false}
        autoComplete="off"
        autoCapitalize="off"
        {...(suggestions.length > 0 && comboRole(listId, offered.length, active))}
      />
      {offered.length > 0 && (
        <SuggestList id={listId} label={label} beside={input} offered={offered} active={active} onTake={take} />
      )}
    </>
  );
}

/** What tells a screen reader that a field has a list, and where in it the user is. */
const comboRole = (listId: string, count: number, active: number) => ({
  role: 'combobox',
  'aria-autocomplete': 'list' as const,
  'aria-expanded': count > 0,
  'aria-controls': count > 0 ? listId : undefined,
  'aria-activedescendant': active >= 0 && count > 0 ? `${listId}-${active}` : undefined,
});

interface List {
  readonly count: number;
  readonly active: number;
  readonly setActive: (index: number) => void;
  readonly close: () => void;
  readonly openList: () => void;
}

/** What a key does to the list; null when it is not meant for it. */
function listAction(event: KeyboardEvent, list: List): 'done' | null {
  if (isComposing(event) || event.altKey) return null;
  if (event.key === ' ' && event.ctrlKey) {
    list.openList();
    return 'done';
  }
  if (list.count === 0) return null;
  if (event.key === 'Escape') {
    // The list alone closes; what is around it stays.
    event.stopPropagation();
    list.close();
    return 'done';
  }
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (step === undefined) return null;
  const next = list.active + step;
  list.setActive(next >= list.count ? 0 : next < 0 ? list.count - 1 : next);
  return 'done';
}
