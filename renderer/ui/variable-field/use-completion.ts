import { type KeyboardEvent, type RefObject, useState } from 'react';
import { isComposing } from '../is-composing';
import { matchSuggestions, rankSuggestions, type Suggestion } from '../suggestions';
import { completionAt, type TypedName } from './completion-at';
import type { VariableWords } from './variable-words';

interface Parts {
  readonly input: RefObject<HTMLInputElement | null>;
  readonly value: string;
  readonly words: VariableWords | null;
  /** Whole values worth offering. */
  readonly suggestions: readonly Suggestion[];
  readonly onChange: (text: string) => void;
}

interface Asked {
  /** Null: for the whole value. */
  readonly name: TypedName | null;
  /** The braces have to be written as well. */
  readonly isBare?: boolean;
}

const namesAtMost = 40;

/** What is offered while one types in a field: names of variables between braces, whole values elsewhere. */
export function useCompletion({ input, value, words, suggestions, onChange }: Parts) {
  const [asked, setAsked] = useState<Asked | null>(null);
  const [active, setActive] = useState(-1);
  const offered = asked === null ? [] : offersFor(asked, value, suggestions, words);

  const show = (next: Asked | null) => {
    setAsked(next);
    // Between braces nothing but a name makes sense: the first one is chosen already.
    setActive(next?.name ? 0 : -1);
  };
  const nameHere = () => {
    const field = input.current;
    return words && field && field.selectionStart === field.selectionEnd
      ? completionAt(field.value, field.selectionStart ?? 0)
      : null;
  };
  const take = ({ text }: Suggestion) => {
    const name = asked?.name;
    show(null);
    if (name) insertName(input.current, name, asked.isBare ? `{{${text}}}` : `${text}}}`);
    else onChange(text);
  };
  return {
    offered,
    active: offered.length === 0 ? -1 : active,
    isOpen: offered.length > 0,
    take,
    close: () => show(null),
    /** Something was typed. */
    typed() {
      const name = nameHere();
      show(name ? { name } : suggestions.length > 0 ? { name: null } : null);
    },
    /** The caret went elsewhere: what is offered for a name holds for that name alone. */
    moved() {
      if (!asked?.name || asked.isBare) return;
      const name = nameHere();
      if (name?.start !== asked.name.start) show(null);
    },
    /** Whether a key was meant for the list. */
    onKey(event: KeyboardEvent<HTMLInputElement>): boolean {
      if (isComposing(event) || event.altKey) return false;
      if (event.key === ' ' && event.ctrlKey) return ask(event);
      if (offered.length === 0) return false;
      const isName = asked?.name != null;
      return keyInList(event, { count: offered.length, active, setActive, close: () => show(null), take: takeActive, isName });
    },
  };

  function ask(event: KeyboardEvent): boolean {
    const name = nameHere();
    const caret = input.current?.selectionStart ?? value.length;
    if (name) show({ name });
    else if (suggestions.length > 0) show({ name: null });
    else if (words) show({ name: { typed: '', start: caret, end: caret }, isBare: true });
    event.preventDefault();
    return true;
  }

  function takeActive(): boolean {
    const chosen = offered[active];
    if (chosen) take(chosen);
    return chosen !== undefined;
  }
}

function offersFor(asked: Asked, value: string, suggestions: readonly Suggestion[], words: VariableWords | null) {
  if (!asked.name) return matchSuggestions(value, suggestions);
  return rankSuggestions(asked.name.typed.trimEnd(), words?.offers ?? [], namesAtMost);
}

interface List {
  readonly count: number;
  readonly active: number;
  readonly setActive: (index: number) => void;
  readonly close: () => void;
  /** Takes what is chosen, if anything is. */
  readonly take: () => boolean;
  readonly isName: boolean;
}

function keyInList(event: KeyboardEvent, list: List): boolean {
  if (!actsInList(event, list)) return false;
  event.preventDefault();
  return true;
}

function actsInList(event: KeyboardEvent, { count, active, setActive, close, take, isName }: List): boolean {
  switch (event.key) {
    case 'ArrowDown':
      setActive((active + 1) % count);
      return true;
    case 'ArrowUp':
      setActive(active <= 0 ? count - 1 : active - 1);
      return true;
    case 'Escape':
      // The list alone closes; what is around it stays.
      event.stopPropagation();
      close();
      return true;
    case 'Enter':
      return take();
    case 'Tab':
      // With a whole value in it the field is done; behind a name the text goes on.
      return !event.shiftKey && take() && isName;
    default:
      return false;
  }
}

/** As if typed, so that undo knows of it. The one way that all browsers have for this, deprecated or not. */
function insertName(field: HTMLInputElement | null, { start, end }: TypedName, text: string): void {
  field?.focus();
  field?.setSelectionRange(start, end);
  document.execCommand('insertText', false, text);
}
