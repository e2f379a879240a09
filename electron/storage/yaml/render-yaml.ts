import { Document, Scalar, visit } from 'yaml';
import { plain, type Wanted, type WantedMap } from './wanted.ts';

/** Sections of an OpenCollection file that are set apart by an empty line, as Bruno writes them. */
const sections = new Set(['info', 'http', 'graphql', 'runtime', 'settings', 'examples', 'docs', 'items', 'request']);

export const isSection = (field: string): boolean => sections.has(field);

export const renderOptions = {
  lineWidth: 0,
  minContentWidth: 0,
  indent: 2,
  defaultStringType: 'PLAIN',
  doubleQuotedMinMultiLineLength: Number.MAX_SAFE_INTEGER,
} as const;

/** A whole new file. */
export function renderFile(wanted: WantedMap): string {
  const lines = render(wanted).split('\n');
  return lines.map((line, index) => (index > 0 && isSection(line.slice(0, line.indexOf(':'))) ? `\n${line}` : line)).join('\n');
}

/** One field and its value as lines; all but the first are indented by that many columns. No line end at the end. */
export const renderField = (field: string, wanted: Wanted, column: number): string =>
  indentRest(render({ [field]: wanted }), column);

/** One item of a list as lines, dash first. */
export const renderItem = (wanted: Wanted, column: number): string => indentRest(render([wanted]), column);

/** A scalar alone, as it stands behind the colon of a field in that column. */
export function renderScalar(value: string | number | boolean, column: number, type: string | undefined): string {
  const scalar = new Scalar<unknown>(value);
  if (
    type === Scalar.QUOTE_DOUBLE ||
    type === Scalar.QUOTE_SINGLE ||
    type === Scalar.BLOCK_LITERAL ||
    type === Scalar.BLOCK_FOLDED
  )
    scalar.type = type;
  const document = new Document({});
  document.set('x', scalar);
  quoteSpecial(document);
  return indentRest(document.toString(renderOptions).slice('x: '.length), column);
}

function render(wanted: Wanted): string {
  const document = new Document(plain(wanted), { aliasDuplicateObjects: false });
  quoteSpecial(document);
  return document.toString(renderOptions);
}

/** Characters that a line-based reader, or another YAML library, may take for something else. */
const special = /(?![\t\n])[\p{Cc}\p{Zl}\p{Zp}\p{Cs}\uFEFF\uFFFE\uFFFF]/u;

/** Empty lines at the end of a block belong to it or to the file, as the reader likes. */
const openEnd = /(?:^|\n)(?:[ \t]*\n|[ \t]+)$/;

const needsEscapes = (text: string): boolean => special.test(text) || openEnd.test(text);

/** Text with special characters is written with escapes, so that what is read back is what was written. */
export function quoteSpecial(document: Document): void {
  visit(document, {
    Scalar(_key, node) {
      if (typeof node.value === 'string' && needsEscapes(node.value)) node.type = Scalar.QUOTE_DOUBLE;
    },
  });
}

function indentRest(text: string, column: number): string {
  const [first = '', ...rest] = text.replace(/\n$/, '').split('\n');
  return [first, ...rest.map((line) => (line === '' ? line : ' '.repeat(column) + line))].join('\n');
}
