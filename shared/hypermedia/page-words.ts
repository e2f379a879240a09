import { isArray, isNumber, isObject, type JsonObject, type JsonValue } from './json-value.ts';

/** A name as APIs of any style of writing have it in common: `total_count`, `totalCount` and `TotalCount` are one. */
export const plainName = (name: string): string => name.replace(/[^a-z0-9]/gi, '').toLowerCase();

const words: readonly (readonly [meaning: string, names: string])[] = [
  ['place', 'page currentpage pagenumber pageno pageindex startpage offset skip start startindex startat startposition retstart'],
  ['size', 'perpage pagesize limit itemsperpage resultsperpage hitsperpage maxresults itemsonpage retmax maxitems'],
  ['total', 'total totalcount totalrecords totalrecordcount totalresults totalitems totalentries totalelements totaldocs'],
  [
    'total',
    'totalhits estimatedtotalhits totalresult totalrows totalsize numfound found count filtercount itemcount objectcount',
  ],
  ['pages', 'pages totalpages pagecount lastpage numpages nbpages'],
  ['more', 'more hasmore morerecords hasmoreitems hasmorerecords hasadditional hasnext hasnextpage moreresults'],
  ['more', 'islast islastpage lastpage endofrecords exceededtransferlimit'],
];

const meanings: ReadonlyMap<string, ReadonlySet<string>> = words.reduce((all, [meaning, names]) => {
  for (const name of names.split(' ')) all.set(name, new Set([...(all.get(name) ?? []), meaning]));
  return all;
}, new Map<string, ReadonlySet<string>>());

const mostMembers = 60;

/** An object with more members is data, under names of its own that say nothing of pages. */
export const isData = (object: JsonObject): boolean => object.size > mostMembers;

/** Whether an object says two different things of pages by itself, and one of them is a size, a total or whether there is more. */
export function countsPages(object: JsonObject): boolean {
  if (isData(object)) return false;
  const said = new Set([...object].flatMap(([name, value]) => [...(meanings.get(plainName(name)) ?? [])].filter(suits(value))));
  return said.size > 1 && ['size', 'total', 'more'].some((meaning) => said.has(meaning));
}

const suits = (value: JsonValue) => (meaning: string) =>
  meaning === 'more' ? typeof value === 'boolean' : isCount(isNumber(value) ? value.number : value);

/** The digits of a whole number from 0 on. */
const isCount = (value: JsonValue): boolean => typeof value === 'string' && /^\d{1,15}$/.test(value);

const holderNames: ReadonlySet<string> = new Set([
  'meta',
  'metadata',
  'page',
  'pages',
  'paging',
  'pagination',
  'paginginfo',
  'pageinfo',
  'info',
  'resultinfo',
  'attr',
  'links',
]);

/** Whether something is called as what is said of pages is, beside a list. */
export const isPageHolder = (name: string): boolean => holderNames.has(plainName(name));

/** Whether an object, or what is said of pages in it, counts them. */
export const tellsOfTurns = (object: JsonObject): boolean =>
  countsPages(object) ||
  (!isData(object) &&
    [...object].some(([name, value]) => isPageHolder(name) && isObject(value) && (countsPages(value) || holdsCursors(value))));

/** Places for what is before and after, of which one is filled. */
const holdsCursors = (holder: JsonObject): boolean =>
  [...holder].some(([name, value]) =>
    ['cursors', 'page', 'pages', 'pagination', 'paging'].includes(plainName(name)) && isObject(value)
      ? countsPages(value) || value.has('after') || value.has('next')
      : false,
  );

const turnWords: ReadonlySet<string> = new Set(
  (
    'next previous prev first last self current cursors after before from to path url nextpage previouspage prevpage nextpageurl prevpageurl ' +
    'previouspageurl firstpageurl lastpageurl nexturl previousurl nextcursor prevcursor previouscursor nextpagetoken nexttoken ' +
    'nextoffset nextmarker startcursor endcursor haspreviouspage hasprevious hasprev isfirst pagingcounter prevpage'
  ).split(' '),
);

/** A resource without what it says of the pages of the list in it, which is told where they are turned. */
export const withoutPages = (resource: JsonObject): JsonObject =>
  isData(resource)
    ? resource
    : new Map([...resource].filter(([name, value]) => !(isOfTurns(name, value) || (isPageHolder(name) && holdsTurns(value)))));

/** A number, a flag, a token or an address under a name for such; a longer text may be anything. */
const isOfTurns = (name: string, value: JsonValue): boolean =>
  (meanings.has(plainName(name)) || turnWords.has(plainName(name))) &&
  !isObject(value) &&
  !isArray(value) &&
  !(typeof value === 'string' && /\s/.test(value));

const holdsTurns = (value: JsonValue): boolean =>
  isObject(value)
    ? [...value].every(([name, inner]) => isOfTurns(name, inner) || (isInHolder(name) && holdsTurns(inner)))
    : isArray(value) && value.every((link) => isObject(link) && ['href', 'url'].some((name) => link.has(name)));

/** Turns as links of their own, or another object of that kind. */
const isInHolder = (name: string): boolean => isPageHolder(name) || turnWords.has(plainName(name));

/** Whether a list is called as the resource that was asked for, the last name in the path, in the singular or the plural. */
export function isNamedBy(url: string, name: string): boolean {
  if (!URL.canParse(url)) return false;
  const last = new URL(url).pathname.split('/').findLast((segment) => segment !== '') ?? '';
  const asked = plainName(last.replace(/\.(?:json|jsonld)$/i, ''));
  return /[a-z]/.test(asked) && singular(asked) === singular(plainName(name));
}

const singular = (name: string): string => name.replace(/ies$/, 'y').replace(/(?:(?<=s|x|z|ch|sh)e)?s$/, '');
