import { ChevronDown } from 'lucide-react';
import { useEffect, useState } from 'react';
import type { HistoryFacets, HistoryQuery } from '#shared/model/history';
import { type Facet, namedWord, queryFrom, withFacet } from '#shared/model/query-from';
import { useApp, useHost } from '../../state/use-app';
import { ChoiceMenu, type MenuChoice } from '../../ui/choice-menu';
import styles from './history-panel.module.css';

interface Props {
  /** The line of words: what is chosen here stands in it as a word, and what is typed there is chosen here. */
  readonly typed: string;
  readonly onType: (typed: string) => void;
}

interface Choosable {
  readonly facet: Facet;
  readonly title: string;
  readonly options: readonly { readonly label: string; readonly word: string; readonly hint?: string }[];
}

/** What the history can be narrowed by, to be chosen beside the words of the search. */
export function FacetBar({ typed, onType }: Props) {
  const nameOf = useCollectionNames();
  const facets = useFacets(typed);
  const query = queryFrom(typed);
  const choosable = [...(facets ? ofHistory(facets, nameOf) : []), ofTime()];
  return (
    <div className={styles.facets} role="group" aria-label="Narrow the list">
      {choosable
        .filter(({ options }) => options.length > 0)
        .map(({ facet, title, options }) => {
          const chosen = options.find(({ word }) => isIn(query, queryFrom(word), facet));
          const shown = chosen?.label ?? (isBlank(query, facet) ? null : 'as typed');
          const all: MenuChoice = {
            id: 'all',
            label: 'All',
            isChosen: isBlank(query, facet),
            onAction: () => onType(withFacet(typed, facet, null)),
          };
          const choices = options.map(({ label, word, hint }) => ({
            id: word,
            label,
            hint,
            isChosen: chosen?.word === word,
            onAction: () => onType(withFacet(typed, facet, word)),
          }));
          return (
            <ChoiceMenu key={facet} label={`${title}: ${shown ?? 'all'}`} sections={[{ title, choices: [all, ...choices] }]}>
              {shown === null ? title : <b>{shown}</b>} <ChevronDown size={12} strokeWidth={1.5} aria-hidden />
            </ChoiceMenu>
          );
        })}
    </div>
  );
}

const isIn = (query: HistoryQuery, chosen: HistoryQuery, facet: Facet): boolean =>
  query[facet] === chosen[facet] && !isBlank(query, facet);

const isBlank = (query: HistoryQuery, facet: Facet): boolean => query[facet] === queryFrom('')[facet];

/** Counted again when the search changes, which is about when somebody looks. */
function useFacets(typed: string): HistoryFacets | null {
  const host = useHost();
  const [facets, setFacets] = useState<HistoryFacets | null>(null);
  const [turn, setTurn] = useState(0);
  useEffect(() => host.listen('history.changed', () => setTurn((before) => before + 1)), [host]);
  const isNarrowed = typed !== '';
  useEffect(() => {
    let isLate = false;
    // A burst of exchanges is counted once.
    const timer = setTimeout(() => {
      void host.call('history.facets', null).then((read) => !isLate && read.ok && setFacets(read.value));
    }, 200);
    return () => {
      isLate = true;
      clearTimeout(timer);
    };
  }, [host, turn, isNarrowed]);
  return facets;
}

function useCollectionNames(): (root: string) => string {
  const collections = useApp((state) => state.collections);
  return (root) => collections.find((one) => one.root === root)?.name ?? root.replace(/^.*[\\/]/, '');
}

function ofHistory(facets: HistoryFacets, nameOf: (root: string) => string): Choosable[] {
  const listed = (name: keyof HistoryFacets, wordOf: (value: string) => string, labelOf = (value: string) => value) =>
    facets[name].map(({ value, count }) => ({
      label: labelOf(value),
      word: wordOf(value),
      hint: count.toLocaleString('en'),
    }));
  const plain = (value: string) => value;
  return [
    { facet: 'method', title: 'Method', options: listed('method', plain) },
    { facet: 'status', title: 'Status', options: listed('status', plain, (value) => (value === 'failed' ? 'no answer' : value)) },
    { facet: 'host', title: 'Host', options: listed('host', (value) => namedWord('host', value)) },
    { facet: 'collection', title: 'Collection', options: listed('collection', (value) => namedWord('in', value), nameOf) },
    { facet: 'environment', title: 'Environment', options: listed('environment', (value) => namedWord('env', value)) },
  ];
}

function ofTime(): Choosable {
  const spans = [
    ['Today', 0],
    ['Since yesterday', 1],
    ['Last 7 days', 6],
    ['Last 30 days', 29],
  ] as const;
  return { facet: 'since', title: 'Time', options: spans.map(([label, days]) => ({ label, word: `since:${dayBefore(days)}` })) };
}

/** A day so many before this one, as it is typed: `2026-11-01`. */
function dayBefore(days: number): string {
  const now = new Date();
  const day = new Date(now.getFullYear(), now.getMonth(), now.getDate() - days);
  const two = (number: number) => String(number).padStart(2, '0');
  return `${day.getFullYear()}-${two(day.getMonth() + 1)}-${two(day.getDate())}`;
}
