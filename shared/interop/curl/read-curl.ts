import { fail, ok, type Result } from '../../result';
import { createNotes, type ImportNotes } from '../import-notes';
import type { ImportedRequest } from '../imported';
import { applyOption, type Lose } from './apply-option';
import { readOptions, saysNothing } from './curl-options';
import { createCurlRequest, type CurlRequest } from './curl-request';
import { draftsOf } from './curl-draft';
import { splitCommand, type Shell } from './split-command';

/**
 * The requests that curl commands would send, one for each address. Nothing is run, no file is read.
 * What an option says and a draft cannot hold is written into the notes; an option that curl does not have is named there.
 */
export function readCurl(text: string, notes: ImportNotes = createNotes(), shell?: Shell): Result<ImportedRequest[]> {
  if (text.length > longest) return fail({ kind: 'rejectedInput', issues: ['this is longer than any command line can be'] });
  const { commands, remarks } = splitCommand(withoutPrompt(text), shell);
  for (const remark of remarks) notes.lose('the command', 'something of the shell', remark);
  const requests: ImportedRequest[] = [];
  for (const [program = '', ...words] of commands) {
    if (isProgram(program)) requests.push(...readCommand(words, notes));
    else notes.lose('the command', `“${program}”`, 'it is no curl');
  }
  if (requests.length > 0) return ok(requests);
  const isCommand = commands.some(([program = '']) => isProgram(program));
  const why = isCommand ? 'this curl command has no address' : 'this is no curl command';
  return fail({ kind: 'rejectedInput', issues: [why] });
}

/** In characters; systems take about a tenth of it. */
const longest = 2_000_000;

const isProgram = (word: string): boolean => /(?:^|[\\/])curl(?:\.exe)?$/i.test(word);

/** People copy the prompt along. */
const withoutPrompt = (text: string): string =>
  text.replaceAll(/^[ \t]*(?:[$%>#][ \t]+|PS [^>\n]*>[ \t]*)(?=&?[ \t]*curl)/gim, '');

function readCommand(words: readonly string[], notes: ImportNotes): ImportedRequest[] {
  const { options, unknown } = readOptions(words);
  const place = options.find(({ name }) => name === 'url')?.value ?? 'curl';
  const lose: Lose = (what, why) => notes.lose(place, what, why);
  for (const word of unknown) lose(`the option ${word}`, 'curl has no such option');
  const requests: CurlRequest[] = [createCurlRequest()];
  for (const option of options) {
    const current = requests.at(-1);
    if (option.name === 'next') requests.push(createCurlRequest());
    else if (current && !applyOption(current, option, lose) && !saysNothing(option.name))
      lose(`the option ${option.typed}`, 'Cairn has nothing that it could become');
  }
  return requests.flatMap((request) => draftsOf(request, lose));
}
