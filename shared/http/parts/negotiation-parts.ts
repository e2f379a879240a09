import { splitOutsideQuotes } from '../header-list';
import { readParams } from '../media-type';
import { formatSeconds } from '../quantities';
import { nameOfType } from '../reading/content-readers';
import { codings } from './content-parts';
import { eachOf, lookUp, part, wrong, type HeaderPart, type PartsReader, type Words } from './header-part';

/** Wishes, the best first, each with its weight. */
const wishParts =
  (describe: (what: string) => string | null): PartsReader =>
  (value, context) =>
    eachOf((item) => {
      const [what = '', ...rest] = splitOutsideQuotes(item, ';');
      const weight = readParams(rest).get('q');
      const says = describe(what);
      if (says === null) return wrong(item, 'cannot be read');
      if (weight !== undefined && !/^(?:0(?:\.\d{0,3})?|1(?:\.0{0,3})?)$/.test(weight))
        return wrong(item, 'the weight q runs from 0 to 1, with at most three digits behind the point');
      return part(item, Number(weight ?? 1) === 0 ? `${says}: never` : `${says}, weight ${Number(weight ?? 1)}`);
    })(value, context).toSorted((a, b) => weightOf(b) - weightOf(a));

const weightOf = ({ says }: HeaderPart): number => Number(/weight ([\d.]+)$/.exec(says)?.[1] ?? (says.endsWith('never') ? 0 : 1));

export const acceptParts = wishParts((what) => {
  if (what === '*/*') return 'anything';
  const [, family] = /^([\w-]+)\/\*$/.exec(what) ?? [];
  return family === undefined ? nameOfType(what) : `anything of the kind ${family}`;
});
export const acceptEncodingParts = wishParts(
  (what) => lookUp(codings, what) ?? (/^[\w.-]+$/.test(what) ? 'a coding that Cairn does not know' : null),
);
export const acceptCharsetParts = wishParts((what) =>
  /^[\w.:*-]+$/.test(what) ? (what === '*' ? 'any charset' : what.toUpperCase()) : null,
);
export const acceptLanguageParts = wishParts((what) => (what === '*' ? 'any language' : languageName(what)));

const languages: Words = {
  ar: 'Arabic',
  cs: 'Czech',
  da: 'Danish',
  de: 'German',
  el: 'Greek',
  en: 'English',
  es: 'Spanish',
  fi: 'Finnish',
  fr: 'French',
  he: 'Hebrew',
  hi: 'Hindi',
  hu: 'Hungarian',
  it: 'Italian',
  ja: 'Japanese',
  ko: 'Korean',
  nb: 'Norwegian',
  nl: 'Dutch',
  pl: 'Polish',
  pt: 'Portuguese',
  rm: 'Romansh',
  ro: 'Romanian',
  ru: 'Russian',
  sv: 'Swedish',
  tr: 'Turkish',
  uk: 'Ukrainian',
  zh: 'Chinese',
};

function languageName(tag: string): string | null {
  if (!/^[A-Za-z]{1,8}(?:-[A-Za-z0-9]{1,8})*$/.test(tag)) return null;
  const [primary = '', ...rest] = tag.split('-');
  const name = lookUp(languages, primary) ?? `the language ${primary}`;
  return rest.length === 0 ? name : `${name}, as in ${rest.join('-').toUpperCase()}`;
}

export const languageParts = eachOf((item) => {
  const name = languageName(item);
  return name === null ? wrong(item, 'no language tag such as de or en-GB') : part(item, name);
});

const preferences: Words = {
  'return=minimal': 'an answer without a body will do',
  'return=representation': 'show the new state after a write',
  'handling=strict': 'refuse what is not quite right',
  'handling=lenient': 'make the best of what is not quite right',
  'respond-async': 'do it later and say where to look (202)',
  'depth-noroot': 'leave the folder itself out of the listing',
};

/** Wishes that may be ignored. */
export const preferParts = eachOf((item) => {
  const [first = ''] = splitOutsideQuotes(item, ';');
  const known = lookUp(preferences, first.replaceAll(/[\s"]/g, ''));
  const [, seconds] = /^wait\s*=\s*"?(\d+)"?$/i.exec(first) ?? [];
  if (seconds !== undefined)
    return part(item, `at most ${formatSeconds(Number(seconds))} of waiting, then an answer in any case`);
  if (/^wait\b/i.test(first)) return wrong(item, 'the number of seconds is missing');
  if (known === undefined && /^(?:return|handling)\b/i.test(first))
    return wrong(item, 'not one of the values this preference has');
  return part(item, known ?? 'a wish of this API alone');
});
