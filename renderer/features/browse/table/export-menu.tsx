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
  /** Address of the page. */
  readonly base: string;
  readonly onSaid: (words: string) => void;
}

const formats: readonly { readonly format: RowFormat; readonly label: string; readonly hint: string }[] = [
  { format: 'csv', label: 'CSV', hint: 'for a spreadsheet' },
  { format: 'ndjson', label: 'NDJSON', hint: 'a row on each line' },
  { format: 'json', label: 'JSON', hint: 'one list' },
];

/** Writes rows out: those the table shows, in its order and with its columns, or all of them as they came. */
export function ExportMenu({ of, rows, view, choice, base, onSaid }: Props) {
  const host = useHost();
  const shown = choice.shown.flatMap((at) => rows.table.columns[at]?.name ?? []);
  const write = async (format: RowFormat, part: { readonly view: RowView; readonly columns: string[] | null }) => {
    onSaid('Writing…');
    onSaid(await saveRows(host, { of, format, ...part }, base));
  };
  const section = (title: string, part: Parameters<typeof write>[1], key: string): ChoiceSection => ({
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
        section(`As the table shows it: ${rowWords(rows.rowCount)}, ${columns}`, { view, columns: shown }, 'shown'),
        section(`As it came: ${rowWords(rows.ofRows)}, whole`, { view: plainView, columns: null }, 'whole'),
      ]}
    >
      <Download size={14} strokeWidth={1.5} aria-hidden />
      Export
      <ChevronDown size={14} strokeWidth={1.5} aria-hidden />
    </ChoiceMenu>
  );
}

const rowWords = (count: number): string => `${formatCount(count)} ${count === 1 ? 'row' : 'rows'}`;
