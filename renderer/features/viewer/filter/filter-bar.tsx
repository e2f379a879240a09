import { Funnel, X } from 'lucide-react';
import { useEffect, useRef, useState, type KeyboardEvent, type RefObject } from 'react';
import { type BodyFilter, filterLanguageNames, filterLanguages, type FilterLanguage } from '#shared/model/body-filter';
import { Button } from '../../../ui/button';
import { IconButton } from '../../../ui/icon-button';
import { isComposing } from '../../../ui/is-composing';
import { MenuButton } from '../../../ui/menu-button';
import { sentenceOf } from '../body-views/body-failure';
import { countOf, sizeOf } from '../body-views/body-words';
import styles from './filter-bar.module.css';
import { FilterHelp } from './filter-help';
import { filterSyntax, meantAs } from './filter-syntax';
import type { Filtering } from './use-filtered';

interface Props {
  /** What is remembered with the request. */
  readonly filter: BodyFilter | null;
  /** The language that suits the body. */
  readonly suits: FilterLanguage;
  readonly filtering: Filtering;
  /** The whole body is shown for now, although there is a filter. */
  readonly isLifted: boolean;
  readonly onFilter: (filter: BodyFilter | null) => void;
  readonly onLift: (isLifted: boolean) => void;
  readonly onClose: () => void;
}

/** What is to be left of the body, and how much that is. It is kept with the request, and holds for its next answer. */
export function FilterBar({ filter, suits, filtering, isLifted, onFilter, onLift, onClose }: Props) {
  const [typed, setTyped] = useState(filter ?? { language: suits, expression: '' });
  const [seen, setSeen] = useState(filter);
  const field = useRef<HTMLInputElement>(null);
  // Another filter, as with another request, is the one in the field.
  if (filter !== seen) {
    setSeen(filter);
    setTyped(filter ?? { ...typed, expression: '' });
  }
  const apply = () => {
    const expression = typed.expression.trim();
    onFilter(expression === '' ? null : { ...typed, expression });
  };
  const name = filterLanguageNames[typed.language];
  return (
    <section aria-label="Filter of the body" className={styles.filter}>
      <div className={styles.bar}>
        <FilterField
          field={field}
          typed={typed}
          isWrong={problemOf(filtering) !== null}
          takesFocus={filter === null}
          onType={(expression) => setTyped({ ...typed, expression })}
          onApply={apply}
          onClose={onClose}
        />
        <MenuButton
          label={`Filter by ${name}`}
          size="small"
          items={filterLanguages.map((language) => ({
            id: language,
            label: filterLanguageNames[language],
            onAction: () => {
              setTyped({ ...typed, language });
              // The menu gives the focus back to its button first.
              setTimeout(() => field.current?.focus());
            },
          }))}
        >
          {name}
        </MenuButton>
        <FilterState filter={filter} filtering={filtering} isLifted={isLifted} onLift={onLift} />
        <IconButton
          label={filter === null ? 'Close' : 'Take the filter away'}
          icon={X}
          size="small"
          onPress={filter === null ? onClose : () => onFilter(null)}
        />
      </div>
      <Problem filter={filter} problem={problemOf(filtering)} onFilter={onFilter} />
    </section>
  );
}

interface FieldProps {
  readonly field: RefObject<HTMLInputElement | null>;
  readonly typed: BodyFilter;
  readonly isWrong: boolean;
  /** It was opened to be filled in; one that stands there of itself leaves the focus where it is. */
  readonly takesFocus: boolean;
  readonly onType: (expression: string) => void;
  readonly onApply: () => void;
  readonly onClose: () => void;
}

function FilterField({ field, typed, isWrong, takesFocus, onType, onApply, onClose }: FieldProps) {
  const isFilledIn = useRef(takesFocus);
  useEffect(() => {
    if (isFilledIn.current) field.current?.focus();
  }, [field]);
  const onKeyDown = (event: KeyboardEvent) => {
    if (isComposing(event)) return;
    if (event.key === 'Enter') onApply();
    else if (event.key === 'Escape' && typed.expression === '') onClose();
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    <div className={styles.field}>
      <Funnel size={14} strokeWidth={1.5} aria-hidden />
      <input
        ref={field}
        aria-label="Filter"
        className={styles.input}
        value={typed.expression}
        placeholder={filterSyntax[typed.language].placeholder}
        maxLength={10_000}
        spellCheck={false}
        autoComplete="off"
        aria-invalid={isWrong}
        aria-describedby="filter-problem"
        onChange={(event) => onType(event.target.value)}
        onKeyDown={onKeyDown}
      />
      <FilterHelp
        language={typed.language}
        onTake={(expression) => {
          onType(expression);
          field.current?.focus();
        }}
      />
    </div>
  );
}

type StateProps = Pick<Props, 'filter' | 'filtering' | 'isLifted' | 'onLift'>;

/** How much is left, while it is; and the way to see all of it. */
function FilterState({ filter, filtering: { outcome, isRunning, stop }, isLifted, onLift }: StateProps) {
  return (
    <span className={styles.state} role="status">
      {isRunning && (
        <>
          filtering …
          <Button size="small" onPress={stop}>
            Stop
          </Button>
        </>
      )}
      {outcome?.kind === 'filtered' && (
        <>
          <b className={isLifted ? styles.lifted : styles.mark}>{isLifted ? 'Not filtered' : 'Filtered'}</b>
          <span title={`${sizeOf(outcome.bytes)} of ${sizeOf(outcome.ofBytes)}`}>
            {countOf(outcome.count, filter?.language === 'xpath' ? 'node' : 'value')}
          </span>
          <Button size="small" variant="quiet" onPress={() => onLift(!isLifted)}>
            {isLifted ? 'Filter again' : 'Show all'}
          </Button>
        </>
      )}
    </span>
  );
}

interface Wrong {
  readonly sentence: string;
  readonly at: number | null;
}

function problemOf({ outcome, failure }: Filtering): Wrong | null {
  if (failure) return { sentence: sentenceOf(failure), at: null };
  return outcome?.kind === 'problem' ? outcome.problem : null;
}

interface ProblemProps extends Pick<Props, 'filter' | 'onFilter'> {
  readonly problem: Wrong | null;
}

/** Why there is nothing, with the place in the expression where it begins, and what it may have been meant as. */
function Problem({ filter, problem, onFilter }: ProblemProps) {
  return (
    <div id="filter-problem" role="alert" className={problem ? styles.problem : undefined}>
      {problem && problem.at !== null && <Place expression={filter?.expression ?? ''} at={problem.at} />}
      {problem?.sentence}
      {filter && problem && <Meant filter={filter} onFilter={onFilter} />}
    </div>
  );
}

function Meant({ filter, onFilter }: { readonly filter: BodyFilter; readonly onFilter: Props['onFilter'] }) {
  const language = meantAs(filter);
  if (language === null) return null;
  return (
    <Button size="small" onPress={() => onFilter({ ...filter, language })}>
      Read it as {filterLanguageNames[language]}
    </Button>
  );
}

const around = 24;

function Place({ expression, at }: { readonly expression: string; readonly at: number }) {
  const from = Math.max(0, at - around);
  return (
    <code className={styles.place}>
      {from > 0 && '…'}
      {expression.slice(from, at)}
      <mark>{expression.slice(at, at + 1) || '\u00a0'}</mark>
      {expression.slice(at + 1, at + around)}
    </code>
  );
}
