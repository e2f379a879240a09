import { isObject, type JsonValue } from '../json-value.ts';
import { plainName } from '../page-words.ts';

const moreNames = [
  'more',
  'hasmore',
  'morerecords',
  'hasmoreitems',
  'hasmorerecords',
  'hasadditional',
  'hasnext',
  'hasnextpage',
  'moreresults',
  'exceededtransferlimit',
];
const lastNames = ['islast', 'islastpage', 'lastpage', 'last', 'endofrecords'];

/** An object with more members is data. */
const most = 60;

/** Whether an object says that there is more after this page; null where it does not say. */
export function moreIn(holder: JsonValue | undefined): boolean | null {
  if (!isObject(holder) || holder.size > most) return null;
  const flags = [...holder].filter(([, value]) => typeof value === 'boolean');
  const more = flags.find(([name]) => moreNames.includes(plainName(name)));
  if (more) return more[1] === true;
  const last = flags.find(([name]) => lastNames.includes(plainName(name)));
  return last ? last[1] === false : null;
}
