import type { HeaderEntry } from '#shared/http/header-dictionary';
import { methodBodies, type MethodFacts, methodPromises } from '#shared/http/methods';
import { readParts } from '#shared/http/read-parts';
import { specAddress } from '#shared/http/spec-links';
import { classWords, statusClass, type StatusEntry } from '#shared/http/status-catalog';
import { statusTriggers } from '#shared/http/statuses/triggers';
import type { Environment } from './environment';
import { escapeControls } from './escape-controls';
import { createPaint } from './paint';
import { wrapText } from './wrap-text';

/** A code with the entry it is read as. */
export interface StatusReadAs {
  readonly code: number;
  readonly entry: StatusEntry;
  readonly assigned: boolean;
}

/** All that is known of a status, as lines for a terminal. */
export function statusText({ code, entry, assigned }: StatusReadAs, environment: Environment): string {
  const page = createPage(environment);
  const group = statusClass(code);
  const title = assigned ? `${code} ${entry.phrase}` : `${code}`;
  const note = assigned
    ? []
    : [...page.text(`Nobody has assigned ${code}. A client reads it as ${entry.code} ${entry.phrase}:`), ''];
  const trigger = statusTriggers[entry.code];
  return page.join([
    `${page.paint.status(code, title)}  ${group === null ? '' : classWords[group]}`,
    '',
    ...note,
    ...page.text(entry.meaning),
    '',
    ...page.text(entry.paragraph),
    ...page.list('Why it comes', entry.causes),
    ...page.list('What to do', [entry.client]),
    ...page.list('Again?', [entry.retry]),
    ...page.list('What the server should send with it', [entry.server]),
    ...page.list('Headers that matter', entry.headers.length > 0 ? [entry.headers.join(', ')] : []),
    ...page.list(
      'Easily taken for it',
      entry.lookAlikes.map(({ difference }) => difference),
    ),
    ...page.list('On the practice server', [trigger.says]),
    ...page.list('Formerly', entry.earlier.length > 0 ? [entry.earlier.join(', then ')] : []),
    '',
    ...page.end(entry.spec, [
      entry.constant,
      entry.standing === 'registered' ? '' : entry.standing,
      entry.cacheable ? 'cacheable by default' : '',
    ]),
  ]);
}

const senders: Readonly<Record<HeaderEntry['direction'], string>> = {
  request: 'in requests',
  response: 'in responses',
  both: 'in requests and responses',
};

/** All that is known of a field, and a value of it taken apart. */
export function headerText(entry: HeaderEntry, value: string | null, environment: Environment): string {
  const page = createPage(environment);
  const shown = value ?? entry.example;
  const parts = readParts(entry.name, shown, { at: Date.now(), url: 'http://localhost/' });
  const line = parts.length === 0 ? [`  ${escapeControls(`${entry.name}: ${shown}`)}`] : [];
  return page.join([
    `${page.paint.bold(entry.name)}  ${senders[entry.direction]}`,
    '',
    ...page.text(`${entry.meaning}.`),
    '',
    ...page.text(entry.note),
    '',
    page.paint.bold(value === null ? 'For example' : 'This value'),
    ...(value === null && parts.length > 0 ? [`  ${entry.name}: ${shown}`] : line),
    ...parts.flatMap(({ piece, says, wrong }) => page.pair(escapeControls(piece), wrong ? `wrong: ${says}` : says)),
    ...page.list('Values to choose from', entry.values.length > 1 ? [entry.values.map((one) => one.trim()).join(' · ')] : []),
    '',
    ...page.end(entry.spec, []),
  ]);
}

/** All that is known of a method. */
export function methodText(facts: MethodFacts, environment: Environment): string {
  const page = createPage(environment);
  return page.join([
    `${page.paint.bold(facts.method)}  ${methodPromises(facts)}`,
    '',
    ...page.text(`${facts.meaning}.`),
    '',
    ...page.text(facts.paragraph),
    ...page.list('Sent twice', [facts.twice]),
    ...page.list('A body', [methodBodies[facts.body]]),
    '',
    ...page.end(facts.spec, []),
  ]);
}

function createPage(environment: Environment) {
  const paint = createPaint(environment, 'stdout');
  const width = Math.max(40, Math.min(environment.columns, 100));
  const shapeOf = ({ length }: readonly string[]) =>
    length === 1 ? { width, first: '  ', rest: '  ' } : { width, first: '  - ', rest: '    ' };
  return {
    paint,
    join: (lines: readonly string[]) => `${lines.join('\n')}\n`,
    text: (text: string) => wrapText(text, { width }),
    list: (name: string, items: readonly string[]): string[] =>
      items.length === 0 ? [] : ['', paint.bold(name), ...items.flatMap((item) => wrapText(item, shapeOf(items)))],
    pair: (name: string, text: string) => [
      ...wrapText(`${name}`, { width, first: '  - ', rest: '    ' }),
      ...wrapText(text, { width, first: '    ', rest: '    ' }),
    ],
    /** Where it is written, and its address where it has one. */
    end: (spec: string, more: readonly string[]): string[] => {
      const address = specAddress(spec);
      return [paint.faint([spec, ...more].filter(Boolean).join(' · ')), ...(address === null ? [] : [paint.faint(address)])];
    },
  };
}
