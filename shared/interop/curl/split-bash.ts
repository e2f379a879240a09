import { parse, type ParseEntry } from 'shell-quote';
import type { SplitCommands } from './split-command';

/** Splits as bash and its kin do. Variables become `{{NAME}}`; nothing is run, expanded or read. */
export function splitBash(text: string): SplitCommands {
  const remarks = new Set<string>();
  const commands: string[][] = [[]];
  let isSkipping = false;
  const entries = parseQuietly(text, remarks);
  for (const entry of entries) {
    if (typeof entry === 'string' || isGlob(entry)) {
      if (!isSkipping) commands.at(-1)?.push(typeof entry === 'string' ? entry : entry.pattern);
      continue;
    }
    if (!('op' in entry)) continue;
    const endsCommand = [';', '&&', '||', '&', ';;'].includes(entry.op);
    isSkipping = !endsCommand;
    if (endsCommand) commands.push([]);
    else remarks.add(`“${entry.op}” and what follows it is the shell’s, and was left out`);
  }
  return { commands: commands.filter((words) => words.length > 0), remarks: [...remarks] };
}

/** What the shell itself would refuse has no words. */
function parseQuietly(text: string, remarks: Set<string>) {
  try {
    return parse(mendText(text, remarks), (name: string) => variableOf(name, remarks));
  } catch {
    remarks.add('it has a ${ without its end, which no shell takes');
    return [];
  }
}

const isGlob = (entry: ParseEntry): entry is { op: 'glob'; pattern: string } =>
  typeof entry === 'object' && 'op' in entry && entry.op === 'glob';

function variableOf(name: string, remarks: Set<string>): string {
  if (/^[A-Za-z_]\w*$/.test(name)) {
    remarks.add(`$${name} is a variable of the shell: it stands as {{${name}}}`);
    return `{{${name}}}`;
  }
  return name === '' ? '$' : `$${name}`;
}

/**
 * What shell-quote takes in another way than bash is said in the way it understands: lines that go on, line ends that end a
 * command, and signs that are plain inside a word.
 */
function mendText(text: string, remarks: Set<string>): string {
  let out = '';
  let quote = '';
  for (let at = 0; at < text.length; at++) {
    const sign = text.charAt(at);
    if (quote === "'") {
      out += sign;
      if (sign === "'") quote = '';
    } else if (sign === '\\') {
      const step = escapeAt(text, at, quote);
      out += step;
      at += text.charAt(at + 1) === '\r' && text.charAt(at + 2) === '\n' ? 2 : 1;
    } else {
      if (quote !== "$'" && isSubstitution(text, at))
        remarks.add('a command inside the command is not run: it stands as it was typed');
      const step = plainAt(text, at, quote);
      [quote] = step.quote;
      out += step.text;
      at += step.skip;
    }
  }
  return out;
}

const isSubstitution = (text: string, at: number): boolean => text.startsWith('$(', at) || text.charAt(at) === '`';

/** A backslash before a line end joins the lines; the other escapes stay. */
function escapeAt(text: string, at: number, quote: string): string {
  const next = text.charAt(at + 1);
  if (next === '\n' || (next === '\r' && text.charAt(at + 2) === '\n')) return '';
  // In double quotes, and in $'…', shell-quote knows what an escape means.
  return quote === '' && next === '' ? '\\\\' : `\\${next}`;
}

interface Step {
  readonly text: string;
  readonly quote: readonly [string];
  /** Signs beyond the one looked at that are done with. */
  readonly skip: number;
}

function plainAt(text: string, at: number, quote: string): Step {
  const sign = text.charAt(at);
  if (quote !== '') return inQuotes(sign, quote);
  if (text.startsWith("$'", at)) return { text: "$'", quote: ["$'"], skip: 1 };
  if (sign === "'" || sign === '"') return { text: sign, quote: [sign], skip: 0 };
  if (sign === '#') return remarkAt(text, at);
  return { text: plainSigns.get(sign) ?? sign, quote: [''], skip: 0 };
}

/** What signs outside of quotes are said as: line ends end a command, patterns are no patterns. */
const plainSigns = new Map([
  ['\n', ' ; '],
  ['\r', ' '],
  ...Array.from('*?[]{}', (sign): [string, string] => [sign, `\\${sign}`]),
]);

/** A number sign begins a remark only where a word begins. */
function remarkAt(text: string, at: number): Step {
  if (at > 0 && !/\s/.test(text.charAt(at - 1))) return { text: '\\#', quote: [''], skip: 0 };
  const end = text.indexOf('\n', at);
  return { text: '', quote: [''], skip: (end < 0 ? text.length : end) - at - 1 };
}

function inQuotes(sign: string, quote: string): Step {
  const ends = quote === '"' ? sign === '"' : sign === "'";
  return { text: sign, quote: [ends ? '' : quote], skip: 0 };
}
