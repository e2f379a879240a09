import type { Cell, PageEmbedded, PageField, PageModel, PageTable, Paging } from '#shared/hypermedia/page';
import { isStyleName, styleWords } from '#shared/hypermedia/paging/style-words';
import type { ResponseHead } from '#shared/model/exchange';
import type { Environment } from './environment';
import { escapeLine } from './escape-controls';
import { filterLines, formLines } from './form-text';
import { createPaint, type Paint } from './paint';

/** More than fits on a screen is in --json, and rows are in `cairn pages`. */
const mostRows = 50;
const widestCell = 40;

/** What is said of the page, on the lines it was written in. */
const descriptionLines = (text: string): string[] =>
  text.trim() === ''
    ? []
    : text
        .trim()
        .split(/\r?\n/)
        .map((line) => escapeLine(line.trimEnd()));

/** A page for a person: title, methods, fields, table, pages and links. */
export function browseText(page: PageModel, { status, reason }: ResponseHead, environment: Environment): string {
  const paint = createPaint(environment, 'stdout');
  const list = (name: string, lines: readonly string[]): string[] => (lines.length === 0 ? [] : ['', paint.bold(name), ...lines]);
  const lines = [
    `${paint.status(status, `${status} ${escapeLine(reason)}`.trimEnd())}  ${paint.bold(escapeLine(page.title))}`,
    paint.faint(page.breadcrumbs.map(({ label }) => escapeLine(label)).join(' / ')),
    ...descriptionLines(page.description),
    ...(page.value === null ? [] : [cellText(page.value)]),
    ...list('Methods', methodLines(page)),
    ...list('Fields', fieldLines(page.fields)),
    ...list('Rows', page.table === null ? [] : tableLines(page.table, { paint, columns: environment.columns })),
    ...list('Pages', page.paging === null ? [] : pagingLines(page.paging)),
    ...list('Filters', page.filters === null ? [] : filterLines(page.filters)),
    ...list('Forms', formLines(page.forms)),
    ...list(
      'Actions',
      page.actions.map(({ method, title, url }) => `  ${escapeLine(method)}  ${escapeLine(title)}  ${escapeLine(url)}`),
    ),
    ...list(
      'Formats',
      page.formats.length === 0 ? [] : [`  ${page.formats.map(({ mediaType }) => escapeLine(mediaType)).join('  ')}`],
    ),
    ...list(
      'Inside',
      page.embedded.flatMap((one) => embeddedLines(one)),
    ),
    ...list('Links', linkLines(page)),
  ];
  return `${lines.join('\n')}\n`;
}

/** The methods and what says so; one that is not allowed says why. */
function methodLines({ methods }: PageModel): string[] {
  const allowed = methods.filter((one) => one.allowed).map(({ method }) => escapeLine(method));
  const sources = [...new Set(methods.map(({ source }) => source))].join(', ');
  const refused = methods.filter((one) => !one.allowed || one.source === 'answer');
  return [
    ...(allowed.length === 0 ? [] : [`  ${allowed.join('  ')}  (${sources})`]),
    ...refused.map(({ method, words }) => `  ${escapeLine(method)}: ${escapeLine(words)}`),
  ];
}

/** What came along, with where it leads and what came along with it in turn. */
function embeddedLines({ title, url, table, links, embedded }: PageEmbedded, indent = '  '): string[] {
  const rows = table === null ? '' : `  ${table.rowCount} ${table.rowCount === 1 ? 'row' : 'rows'}`;
  const inner = `${indent}  `;
  return [
    `${indent}${escapeLine(title)}${rows}${url === null ? '' : `  ${escapeLine(url)}`}`,
    ...links.filter(({ rel }) => rel !== 'self').map((link) => `${inner}${escapeLine(link.rel)}  ${escapeLine(link.url)}`),
    ...embedded.flatMap((one) => embeddedLines(one, inner)),
  ];
}

function fieldLines(fields: readonly PageField[]): string[] {
  const width = Math.max(0, ...fields.map(({ name }) => name.length));
  return fields.map(({ name, cell }) => `  ${escapeLine(name).padEnd(Math.min(width, 30))}  ${cellText(cell)}`);
}

function tableLines(
  { columns, rows, rowCount }: PageTable,
  { paint, columns: width }: { paint: Paint; columns: number },
): string[] {
  const shown = rows.slice(0, mostRows).map(({ cells }) => cells.map((cell) => cut(cellText(cell))));
  const widths = columns.map(({ name }, at) =>
    Math.max(Math.min(name.length, widestCell), ...shown.map((row) => row[at]?.length ?? 0)),
  );
  const line = (cells: readonly string[]): string =>
    cells
      .map((cell, at) => (columns[at]?.kind === 'number' ? cell.padStart(widths[at] ?? 0) : cell.padEnd(widths[at] ?? 0)))
      .join('  ');
  const fit = (text: string): string => (text.length > width - 2 ? `${text.slice(0, Math.max(1, width - 3))}…` : text.trimEnd());
  const more = rowCount > shown.length ? [paint.faint(`  and ${rowCount - shown.length} more`)] : [];
  return [
    paint.faint(`  ${fit(line(columns.map(({ name }) => cut(escapeLine(name)))))}`),
    ...shown.map((row) => `  ${fit(line(row))}`),
    ...more,
  ];
}

const turns = new Set(['first', 'previous', 'prev', 'next', 'last']);

/** Links that are not shown as pages to turn. */
function linkLines({ links, paging }: PageModel): string[] {
  const others = links.filter(({ rel, place }) => paging === null || place === 'value' || !turns.has(rel));
  const shown = others.slice(0, mostRows).map(({ rel, url, newOrigin }) => {
    return `  ${escapeLine(rel)}  ${escapeLine(url)}${newOrigin ? '  (another origin)' : ''}`;
  });
  return others.length > shown.length ? [...shown, `  and ${others.length - shown.length} more`] : shown;
}

const cut = (text: string): string => (text.length > widestCell ? `${text.slice(0, widestCell - 1)}…` : text);

function pagingLines({ style, page, pages, count, first, previous, next, last }: Paging): string[] {
  const place = page === null ? '' : `page ${page}${pages === null ? '' : ` of ${pages}`}, `;
  const total = count === null ? '' : `${count} rows, `;
  const ways = Object.entries({ first, previous, next, last }).flatMap(([name, url]) =>
    url === null ? [] : [`  ${name}  ${escapeLine(url)}`],
  );
  return [`  ${place}${total}${isStyleName(style) ? styleWords[style] : style}`, ...ways];
}

function cellText(cell: Cell): string {
  switch (cell.kind) {
    case 'missing':
      return '';
    case 'null':
      return 'null';
    case 'boolean':
      return String(cell.value);
    default:
      return escapeLine(cell.text);
  }
}
