import { Argument, InvalidArgumentError } from 'commander';
import { classWords, readStatus, statusClass, type StatusEntry } from '#shared/http/status-catalog';
import type { CommandPlace } from './command';
import type { Environment } from './environment';
import { exitCodes } from './exit-codes';
import { createPaint } from './paint';
import { wrapText } from './wrap-text';

interface Flags {
  readonly json?: true;
}

/** Adds `cairn explain`. */
export function addExplain({ program, environment, finish }: CommandPlace): void {
  program
    .command('explain')
    .description('Say what a status code means, why it comes and what to do.')
    .addArgument(new Argument('<code>', 'a status code, 100 to 599').argParser(readCode))
    .option('--json', 'print it as one JSON document')
    .action((code: number, flags: Flags) => {
      const { entry, assigned } = readStatus(code);
      if (entry === null) throw new Error(`no reading of ${code}`);
      environment.stdout.write(
        flags.json
          ? `${JSON.stringify({ ...entry, code, assigned, readAs: entry.code }, null, 2)}\n`
          : explanationText({ code, entry, assigned }, environment),
      );
      finish(exitCodes.fine);
    });
}

function readCode(text: string): number {
  if (!/^[1-5]\d\d$/.test(text)) throw new InvalidArgumentError('A status code is a number from 100 to 599.');
  return Number(text);
}

interface Reading {
  readonly code: number;
  readonly entry: StatusEntry;
  readonly assigned: boolean;
}

function explanationText({ code, entry, assigned }: Reading, environment: Environment): string {
  const paint = createPaint(environment, 'stdout');
  const width = Math.max(40, Math.min(environment.columns, 100));
  const group = statusClass(code);
  const title = assigned ? `${code} ${entry.phrase}` : `${code}`;
  const note = assigned ? [] : [`Nobody has assigned ${code}. A client reads it as ${entry.code} ${entry.phrase}:`, ''];
  const shapeOf = ({ length }: readonly string[]) =>
    length === 1 ? { width, first: '  ', rest: '  ' } : { width, first: '  - ', rest: '    ' };
  const list = (name: string, items: readonly string[]): string[] =>
    items.length === 0 ? [] : ['', paint.bold(name), ...items.flatMap((item) => wrapText(item, shapeOf(items)))];
  const lines = [
    `${paint.status(code, title)}  ${group === null ? '' : classWords[group]}`,
    '',
    ...note.flatMap((line) => (line === '' ? [''] : wrapText(line, { width }))),
    ...wrapText(entry.meaning, { width }),
    ...list('Why it comes', entry.causes),
    ...list('What to do', [entry.client]),
    ...list('Again?', [entry.retry]),
    ...list('What the server should send with it', [entry.server]),
    ...list('Headers that matter', entry.headers.length > 0 ? [entry.headers.join(', ')] : []),
    ...list(
      'Easily taken for it',
      entry.lookAlikes.map(({ difference }) => difference),
    ),
    '',
    paint.faint([entry.spec, entry.constant, entry.standing === 'registered' ? '' : entry.standing].filter(Boolean).join(' · ')),
  ];
  return `${lines.join('\n')}\n`;
}
