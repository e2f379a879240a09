import type { FormField } from '../form-field';
import { stepsOf } from './error-shape';
import { ownNames } from './name-field';

/** "must have required property 'title'": one field is quoted, as its name is written. */
export function byQuoted(message: string, fields: readonly FormField[]): string | null {
  const quoted = [...message.matchAll(/(["'`])([\w.[\]-]+)\1/g)].map(([, , name = '']) => stepsOf(name));
  const found = new Set(quoted.map((path) => ownNames(path, fields)).filter((pointer) => pointer !== null));
  const [only = null] = found;
  return found.size === 1 ? only : null;
}

const longestName = 4;

/** What follows the name of a field in a sentence about it, in the languages that servers mostly speak. */
const verbs = new Set(
  (
    'is isnt are arent was wasnt were has hasnt have havent had does doesnt do dont must mustnt should shouldnt may might can ' +
    'cannot cant could couldnt will wont would needs need requires required expects exceeds contains lacks missing failed fails ' +
    'invalid already not too : - = field parameter param attribute property value key argument ' +
    'est sont doit ne ist sind muss darf fehlt kann es son debe no deve não é moet är må'
  ).split(' '),
);

/**
 * “branches.0.name must be a string”, “Published at is invalid”: the name comes first, as it is written or in words. Where nothing
 * else tells that a sentence is about a field, what follows has to be said of it: “Title search is down” is about no title.
 */
export function bySentence(message: string, fields: readonly FormField[], isListed = false): string | null {
  const raw = message
    .replace(/^(?:each value in |(?:Field|Property|Parameter|The) (?=["'`]))/i, '')
    // Fastify names the part of the request before the path.
    .replace(/^body\/([\w/]+)/, (_whole, path: string) => path.replaceAll('/', '.'))
    .split(/\s+/);
  const words = raw.slice(0, longestName + 1).map((word) => word.replaceAll(/["'`’:,]/g, ''));
  const isSaid = (count: number) =>
    isListed || isMarked(raw[count - 1] ?? '') || verbs.has((words[count] ?? '').toLowerCase()) || raw[count] === ':';
  const names = words.slice(0, longestName).map((_, at) => [words.slice(0, at + 1).join(' ')]);
  const found = [...names.map((path, at) => ({ path, count: at + 1 })).toReversed(), { path: stepsOf(words[0] ?? ''), count: 1 }];
  return (
    found
      .map(({ path, count }) => (path.length > 0 && isSaid(count) ? ownNames(path, fields) : null))
      .find((one) => one !== null) ?? null
  );
}

/** Quoted, before a colon, or written as no word is. */
const isMarked = (word: string): boolean => /["'`:]$/.test(word) || /\w[._[]\w/.test(word);

/** “title is required, email is not valid”: several sentences, each of which is about a field. */
export function bySentences(message: string, fields: readonly FormField[]): { pointer: string; message: string }[] | null {
  const parts = message.split(/(?:[,;]|[.!])\s+|\n/).map((part) => part.trim().replace(/\.$/, ''));
  const said = parts.filter((part) => part !== '');
  const placed = said.map((part) => ({ pointer: bySentence(part, fields) ?? '', message: part }));
  return placed.length > 1 && placed.every(({ pointer }) => pointer !== '') ? placed : null;
}
