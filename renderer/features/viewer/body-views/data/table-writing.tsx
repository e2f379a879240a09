import type { TableDialect } from '#shared/model/body-data';
import { ChevronDown } from 'lucide-react';
import { Checkbox } from '../../../../ui/checkbox';
import { ChoiceMenu } from '../../../../ui/choice-menu';
import styles from './data.module.css';

const delimiters = [
  [',', 'Comma'],
  [';', 'Semicolon'],
  ['\t', 'Tab'],
  ['|', 'Bar'],
  [':', 'Colon'],
  [' ', 'Space'],
] as const;
const quotes = [
  ['"', 'Double quotes'],
  ["'", 'Single quotes'],
  ['', 'None'],
] as const;

interface Props {
  readonly dialect: TableDialect;
  /** What is used, where the dialect leaves it open. */
  readonly facts: { readonly delimiter: string; readonly quote: string };
  readonly hasHeader: boolean;
  readonly onDialect: (dialect: TableDialect) => void;
  readonly onHeader: (hasHeader: boolean) => void;
}

/** How a table is written, as far as that can be said by looking, and the way to say otherwise. */
export function TableWriting({ dialect, facts, hasHeader, onDialect, onHeader }: Props) {
  const delimiter = delimiters.find(([char]) => char === facts.delimiter)?.[1] ?? facts.delimiter;
  const sections = [
    {
      title: 'Values are set apart by',
      choices: [
        {
          id: 'guess',
          label: 'What the first rows suggest',
          isChosen: dialect.delimiter === null,
          onAction: () => onDialect({ ...dialect, delimiter: null }),
        },
        ...delimiters.map(([char, label]) => ({
          id: char,
          label,
          isChosen: dialect.delimiter === char,
          onAction: () => onDialect({ ...dialect, delimiter: char }),
        })),
      ],
    },
    {
      title: 'Values are quoted by',
      choices: quotes.map(([char, label]) => ({
        id: `q${char}`,
        label,
        isChosen: facts.quote === char,
        onAction: () => onDialect({ ...dialect, quote: char }),
      })),
    },
  ];
  return (
    <div className={styles.writing}>
      <ChoiceMenu label={`${delimiter}, how values are set apart`} sections={sections}>
        {delimiter}
        <ChevronDown size={14} strokeWidth={1.5} aria-hidden />
      </ChoiceMenu>
      <Checkbox label="First row names the columns" isSelected={hasHeader} onChange={onHeader} />
    </div>
  );
}
