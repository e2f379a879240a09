import { Argument, InvalidArgumentError } from 'commander';
import { describeHeader, headerDictionary, type HeaderEntry } from '#shared/http/header-dictionary';
import { describeMethod, type MethodFacts, methods } from '#shared/http/methods';
import { readParts } from '#shared/http/read-parts';
import { readStatus, type StatusEntry } from '#shared/http/status-catalog';
import type { CommandPlace } from './command';
import { exitCodes } from './exit-codes';
import { headerText, methodText, statusText, type StatusReadAs } from './explain-text';

interface Flags {
  readonly json?: true;
}

/** What can be explained: a status, a field with or without a value, a method. */
type Subject =
  | ({ readonly kind: 'status' } & StatusReadAs)
  | { readonly kind: 'header'; readonly entry: HeaderEntry; readonly value: string | null }
  | { readonly kind: 'method'; readonly facts: MethodFacts };

/** Adds `cairn explain`. */
export function addExplain({ program, environment, finish }: CommandPlace): void {
  program
    .command('explain')
    .description('Say what a status code, a header or a method means, and what to do about it.')
    .addArgument(new Argument('<what>', 'a status code, a header such as ETag, or a method such as PUT').argParser(readSubject))
    .argument('[value]', 'with a header: a value to take apart')
    .option('--json', 'print it as one JSON document')
    .addHelpText('after', '\nA line is taken apart too: cairn explain "Cache-Control: private, max-age=60"')
    .action((given: Subject, value: string | undefined, flags: Flags) => {
      const subject = given.kind === 'header' && value !== undefined ? { ...given, value } : given;
      environment.stdout.write(flags.json ? `${JSON.stringify(jsonOf(subject), null, 2)}\n` : textOf(subject));
      finish(exitCodes.fine);
    });

  const textOf = (subject: Subject): string => {
    if (subject.kind === 'status') return statusText(subject, environment);
    return subject.kind === 'header'
      ? headerText(subject.entry, subject.value, environment)
      : methodText(subject.facts, environment);
  };
}

/** Methods are compared in capitals first, so that LINK is the method and Link the field. */
function readSubject(text: string): Subject {
  const [, code] = /^(?:HTTP_)?([1-5]\d\d)(?:_\w+)?$/.exec(text) ?? [];
  if (code !== undefined) return readCode(Number(code));
  const [, name = '', value = null] = /^([^:\s]+)\s*(?::\s*(.*))?$/s.exec(text) ?? [];
  const exact = value === null ? describeMethod(name) : undefined;
  if (exact) return { kind: 'method', facts: exact };
  const entry = describeHeader(name);
  if (entry) return { kind: 'header', entry, value };
  const facts = describeMethod(name.toUpperCase());
  if (facts) return { kind: 'method', facts };
  throw new InvalidArgumentError(`${whatIsKnown(name)}`);
}

function readCode(code: number): Subject {
  const { entry, assigned } = readStatus(code);
  if (entry === null) throw new InvalidArgumentError('A status code is a number from 100 to 599.');
  return { kind: 'status', code, entry, assigned };
}

function whatIsKnown(name: string): string {
  if (/^-?\d+$/.test(name)) return 'A status code is a number from 100 to 599.';
  const wanted = name.toLowerCase();
  const near = [...headerDictionary.map((one) => one.name), ...methods.map((one) => one.method)].filter(
    (one) => wanted.length > 2 && one.toLowerCase().includes(wanted),
  );
  const hint = near.length === 0 ? '' : ` Names that hold it: ${near.slice(0, 8).join(', ')}.`;
  return `No status code, header or method of this name is in the dictionary.${hint}`;
}

type Explained = StatusEntry | HeaderEntry | MethodFacts;

function jsonOf(subject: Subject): Explained | object {
  if (subject.kind === 'status')
    return { ...subject.entry, code: subject.code, assigned: subject.assigned, readAs: subject.entry.code };
  if (subject.kind === 'method') return subject.facts;
  const { entry, value } = subject;
  return value === null ? entry : { ...entry, value, parts: readParts(entry.name, value, { at: Date.now(), url: '' }) };
}
