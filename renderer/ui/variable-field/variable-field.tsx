import { type ComponentProps, useId, useRef, useState } from 'react';
import { classNames } from '../class-names';
import { SuggestList } from '../suggest-list';
import type { Suggestion } from '../suggestions';
import { useCompletion } from './use-completion';
import { useFollowScroll } from './use-follow-scroll';
import { useHoveredName } from './use-hovered-name';
import { VariableCard } from './variable-card';
import styles from './variable-field.module.css';
import { type PaintPart, partsOf, VariablePaint } from './variable-paint';
import { meaningInWords, useVariableWords, type VariableWords } from './variable-words';

type OfInput = Omit<ComponentProps<'input'>, 'value' | 'onChange' | 'type' | 'ref' | 'className' | 'aria-label'>;

export interface VariableFieldProps extends OfInput {
  readonly value: string;
  readonly onChange: (text: string) => void;
  readonly label: string;
  /** Of the field itself: its size, its edge, its letters. */
  readonly className: string | undefined;
  readonly type?: 'text' | 'password';
  /** Whole values worth offering. */
  readonly suggestions?: readonly Suggestion[] | undefined;
  /** Colours of the text beside its variables; together they must be the text. */
  readonly paint?: (text: string) => readonly PaintPart[];
  /** Braces in it are no variables. */
  readonly isPlain?: boolean;
}

const none: readonly Suggestion[] = [];

/**
 * A line of text in which `{{names}}` stand out, are completed while they are typed, and say what they stand for.
 * A plain field in all it does: its colours lie behind it, letter under letter, and are gone while a word is composed.
 */
export function VariableField(props: VariableFieldProps) {
  const { value, onChange, label, className, type = 'text', suggestions, paint: _paint, isPlain: _isPlain, ...rest } = props;
  const id = useId();
  const { input, ink, words, parts, says, list, hover, setComposed } = useField(props);
  return (
    <span className={styles.frame} onPointerMove={(event) => hover.moved(event)} onPointerLeave={() => hover.left()}>
      {parts && <VariablePaint parts={parts} words={words} className={className} dir={rest.dir ?? 'auto'} inkRef={ink} />}
      <input
        {...asTyped}
        {...rest}
        ref={input}
        type={type}
        className={classNames(className, parts && styles.clear)}
        value={value}
        aria-label={label}
        aria-describedby={joined(rest['aria-describedby'], says !== '' && `${id}-says`)}
        onChange={(event) => {
          onChange(event.target.value);
          list.typed();
          hover.close();
        }}
        onSelect={() => list.moved()}
        onKeyDown={(event) => {
          if (!list.onKey(event)) rest.onKeyDown?.(event);
        }}
        onBlur={(event) => {
          list.close();
          rest.onBlur?.(event);
        }}
        onCompositionStart={() => setComposed(true)}
        onCompositionEnd={() => setComposed(false)}
        {...comboRole(`${id}-list`, {
          ...list,
          isAlways: suggestions !== undefined && suggestions.length > 0,
          isSecret: type === 'password',
        })}
      />
      {says !== '' && (
        <span id={`${id}-says`} hidden>
          {says}
        </span>
      )}
      {list.isOpen && <SuggestList id={`${id}-list`} label={label} beside={input} {...list} onTake={(one) => list.take(one)} />}
      {!list.isOpen && <Card hover={hover} words={words} />}
    </span>
  );
}

function useField({ value, onChange, type, suggestions = none, paint, isPlain = false }: VariableFieldProps) {
  const around = useVariableWords();
  const words = isPlain ? null : around;
  const isSeen = type !== 'password';
  const input = useRef<HTMLInputElement>(null);
  const ink = useRef<HTMLSpanElement>(null);
  const [isComposed, setComposed] = useState(false);
  const list = useCompletion({ input, value, words, suggestions, onChange });
  const hover = useHoveredName(ink);
  const parts = isSeen && !isComposed ? partsFor(value, words, paint) : null;
  useFollowScroll(input, ink, parts === null ? '' : value);
  return { input, ink, words, parts, says: saidOf(value, isSeen ? words : null), list, hover, setComposed };
}

/** Nothing is mended, guessed or capitalised in what travels on the wire. */
const asTyped = { dir: 'auto', spellCheck: false, autoComplete: 'off', autoCapitalize: 'off', autoCorrect: 'off' } as const;

const joined = (...ids: readonly (string | false | undefined)[]): string | undefined =>
  ids.filter(Boolean).join(' ') || undefined;

/** The text in colours; null where it has none but its own. */
function partsFor(value: string, words: VariableWords | null, paint: VariableFieldProps['paint']): readonly PaintPart[] | null {
  if (value === '') return null;
  if (paint) return paint(value);
  const spans = words?.spans(value) ?? [];
  return spans.length === 0 ? null : partsOf(value, spans);
}

/** What its variables stand for, in sentences. */
function saidOf(value: string, words: VariableWords | null): string {
  const names = new Set(words?.spans(value).map(({ name }) => name));
  return words === null ? '' : [...names].map((name) => meaningInWords(words.meaning(name))).join(' ');
}

function Card({ hover, words }: { readonly hover: ReturnType<typeof useHoveredName>; readonly words: VariableWords | null }) {
  const { hovered } = hover;
  if (!hovered || !words) return null;
  return (
    <VariableCard at={hovered} meaning={words.meaning(hovered.name)} onStay={() => hover.stay()} onLeave={() => hover.left()} />
  );
}

interface Combo {
  readonly isOpen: boolean;
  readonly active: number;
  /** It has words of its own to offer; a field that has names alone is a plain one until braces are opened in it. */
  readonly isAlways: boolean;
  /** A field for passwords has no role, and may have none (HTML-AAM). */
  readonly isSecret: boolean;
}

/** What tells a screen reader that a field has a list, and where in it the user is. */
function comboRole(listId: string, { isOpen, active, isAlways, isSecret }: Combo) {
  if (isSecret || (!isOpen && !isAlways)) return {};
  return {
    role: 'combobox',
    'aria-autocomplete': 'list' as const,
    'aria-expanded': isOpen,
    'aria-controls': isOpen ? listId : undefined,
    'aria-activedescendant': isOpen && active >= 0 ? `${listId}-${active}` : undefined,
  };
}
