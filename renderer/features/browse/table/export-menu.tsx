import { ChevronDown, Download } from 'lucide-react';
import { formatCount } from '#shared/http/quantities';
import { plainView, type RowFormat, type RowsOf, type RowView } from '#shared/model/table-window';
import { useHost } from '../../../state/use-app';
import { type ChoiceSection, ChoiceMenu } from '../../../ui/choice-menu';
import type { RowSource } from './row-source';
import { saveRows } from './save-rows';
import type { ColumnChoice } from './use-column-choice';

interface Props {
  readonly of: RowsOf;
  readonly rows: RowSource;
  readonly view: RowView;
  readonly choice: ColumnChoice;
  /** So many of all rows had come before, once that is known for good. */
  readonly repeated?: number | undefined;
  /** Address of the page. */
  readonly base: string;
  readonly onSaid: (words: string) => void;
}

const formats: readonly { readonly format: RowFormat; readonly label: string; readonly hint: string }[] = [
  { format: 'csv', label: 'CSV', hint: 'for a spreadsheet' },
  { format: 'ndjson', label: 'NDJSON', hint: 'a row on each line' },
  { format: 'json', label: 'JSON', hint: 'one list' },
];

interface Part {
  readonly view: RowView;
  readonly columns: string[] | null;
  /** Without the rows that had come before. */
  readonly once: boolean;
}

/** Writes rows out: those the table shows, in its order and with its columns, or all of them as they came, with or without those that came again. */
export function ExportMenu({ of, rows, view, choice, repeated = 0, base, onSaid }: Props) {
  const host = useHost();
  const shown = choice.shown.flatMap((at) => rows.table.columns[at]?.name ?? []);
  const write = async (format: RowFormat, part: Part) => {
    onSaid('Writing…');
    onSaid(await saveRows(host, { of, format, ...part }, base));
  };
  const section = (title: string, part: Part, key: string): ChoiceSection => ({
    title,
    choices: formats.map(({ format, label, hint }) => ({
      id: `${key} ${format}`,
      label,
      hint,
      onAction: () => void write(format, part),
    })),
  });
  const columns = `${shown.length} ${shown.length === 1 ? 'column' : 'columns'}`;
  return (
    <ChoiceMenu
      label="Export the rows"
      sections={[
        section(`As the table shows it: ${rowWords(rows.rowCount)}, ${columns}`, { view, columns: shown, once: false }, 'shown'),
        section(`As it came: ${rowWords(rows.ofRows)}, whole`, { ...whole, once: false }, 'whole'),
        ...(repeated > 0
          ? [section(`Each row once: ${rowWords(rows.ofRows - repeated)}, whole`, { ...whole, once: true }, 'once')]
          : []),
      ]}
    >
      <Download size={14} strokeWidth={1.5} aria-hidden />
      Export
      <ChevronDown size={14} strokeWidth={1.5} aria-hidden />
    </ChoiceMenu>
  );
}

const whole = { view: plainView, columns: null };

const rowWords = (count: number): string => `${formatCount(count)} ${count === 1 ? 'row' : 'rows'}`;
