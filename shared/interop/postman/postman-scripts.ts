import { noScripts, type Scripts } from '../../model/check';
import type { ImportNotes } from '../import-notes';
import { asText, field, isRecord, listIn, recordIn, textIn } from '../loose';

/** Scripts are kept as they are and run by nobody until the user says so. */
export function readPostmanScripts(item: unknown, place: string, notes: ImportNotes): Scripts {
  let scripts = noScripts;
  for (const event of listIn(item, 'event').filter(isRecord)) {
    const code = codeOf(recordIn(event, 'script'));
    if (code.trim() === '') continue;
    const listen = textIn(event, 'listen');
    if (field(event, 'disabled') === true)
      notes.lose(place, `a script for “${listen}” that is switched off`, 'a script is there or it is not');
    else if (listen === 'prerequest') scripts = { ...scripts, before: joined(scripts.before, code) };
    else if (listen === 'test') scripts = { ...scripts, tests: joined(scripts.tests, code) };
    else notes.lose(place, `a script for “${listen}”`, 'Cairn knows no such moment');
  }
  return scripts;
}

const joined = (before: string, code: string): string => (before === '' ? code : `${before}\n\n${code}`);

function codeOf(script: unknown): string {
  const lines = field(script, 'exec');
  return Array.isArray(lines) ? lines.map(asText).join('\n') : asText(lines);
}
