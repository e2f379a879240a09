import { expect, test } from 'vitest';
import { pluralOf, singularOf } from './noun-forms';

const pairs = `
  books:book users:user houses:house warehouses:warehouse cases:case databases:database courses:course responses:response
  licenses:license releases:release purchases:purchase phrases:phrase horses:horse nurses:nurse exercises:exercise
  clauses:clause causes:cause pauses:pause expenses:expense diseases:disease franchises:franchise promises:promise
  addresses:address classes:class processes:process businesses:business glasses:glass
  statuses:status viruses:virus bonuses:bonus campuses:campus buses:bus censuses:census corpuses:corpus
  boxes:box taxes:tax indexes:index branches:branch batches:batch matches:match searches:search dishes:dish wishes:wish
  caches:cache sizes:size prizes:prize quizzes:quiz mazes:maze waltzes:waltz
  categories:category cities:city libraries:library keys:key days:day movies:movie cookies:cookie ties:tie
  invoices:invoice services:service pages:page images:image files:file roles:role rules:rule types:type nodes:node
  archives:archive drives:drive valves:valve shelves:shelf knives:knife leaves:leaf
  heroes:hero potatoes:potato tomatoes:tomato echoes:echo photos:photo videos:video shoes:shoe cargoes:cargo vetoes:veto
  people:person children:child women:woman salesmen:salesman grandchildren:grandchild mice:mouse teeth:tooth
  indices:index vertices:vertex criteria:criterion analyses:analysis crises:crisis hypotheses:hypothesis
  carriers:carrier parcels:parcel employees:employee fees:fee trees:tree queues:queue issues:issue menus:menu
  uses:use lenses:lens gases:gas aliases:alias canvases:canvas
`;

test.each(
  pairs
    .trim()
    .split(/\s+/)
    .map((pair) => pair.split(':')),
)('one of %s is %s', (many, one) => {
  expect(singularOf(many ?? '')).toBe(one);
});

test.each(
  'news series species status address analysis basis access class bus virus data media https dns series canvas lens gas this is book people-ish specimen women-only chaos analytics'.split(
    ' ',
  ),
)('%s is no plural', (word) => {
  expect(singularOf(word)).toBe(word);
});

test.each([
  ['book', 'books'],
  ['category', 'categories'],
  ['box', 'boxes'],
  ['person', 'people'],
  ['people', 'people'],
  ['status', 'statuses'],
  ['hero', 'heroes'],
  ['news', 'news'],
])('many of %s are %s', (one, many) => {
  expect(pluralOf(one)).toBe(many);
});
