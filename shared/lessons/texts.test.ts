import { expect, test } from 'vitest';
import { findFrames, findOpenings, findTwins, type NamedText } from '../text-likeness.test-support';
import { glossary, termNamed } from './glossary/glossary';
import type { Block, Lesson } from './lesson';
import { lessons } from './lessons';
import { plainText, readInline } from './read-inline';
import { tracks } from './tracks';

const textsOf = (block: Block): readonly string[] => {
  switch (block.kind) {
    case 'paragraph':
      return [block.text];
    case 'list':
      return block.items;
    case 'note':
      return [block.claim, block.text];
    case 'code':
      return [block.says];
  }
};

const prose = (lesson: Lesson): string =>
  [...lesson.text.flatMap(textsOf), lesson.takeaway, lesson.slip.says].map(plainText).join(' ');
const small = (lesson: Lesson): readonly string[] => [
  ...lesson.steps.flatMap(({ label, says }) => [label, says]),
  ...lesson.probes.map(({ claim }) => claim),
];
const everything = lessons.map((lesson) => [prose(lesson), ...small(lesson)].join(' '));

test('no two lessons say the same, and none is made from a template', () => {
  const texts: NamedText[] = lessons.map((lesson) => ({ name: lesson.id, text: prose(lesson) }));
  expect({ twins: findTwins(texts, 0.35), frames: findFrames(texts, 2), openings: findOpenings(texts, 2) }).toEqual({
    twins: [],
    frames: [],
    openings: [],
  });
});

test('no two terms are explained alike', () => {
  const texts: NamedText[] = glossary.map(({ id, meaning }) => ({ name: id, text: plainText(meaning) }));
  expect({ twins: findTwins(texts, 0.35), frames: findFrames(texts), openings: findOpenings(texts) }).toEqual({
    twins: [],
    frames: [],
    openings: [],
  });
});

test('titles, takeaways and claims are there once each', () => {
  for (const list of [
    lessons.map(({ title }) => title),
    lessons.map(({ takeaway }) => takeaway),
    lessons.map(({ slip }) => slip.says),
    lessons.flatMap(({ probes }) => probes.map(({ claim }) => claim)),
    glossary.map(({ id }) => id),
    glossary.map(({ meaning }) => meaning),
  ])
    expect(list.filter((each, at) => list.indexOf(each) !== at)).toEqual([]);
});

test('every track has its lessons in one row, and every lesson is short', () => {
  const order = lessons.map(({ track }) => track).filter((track, at, all) => track !== all[at - 1]);
  expect(order).toEqual(tracks.map(({ id }) => id));
  const long = lessons.filter((lesson) => prose(lesson).split(/\s+/).length > 330 || lesson.minutes > 10);
  expect(long.map(({ id }) => id)).toEqual([]);
  const short = lessons.filter(
    (lesson) => lesson.steps.length < 2 || lesson.probes.length < 2 || prose(lesson).split(/\s+/).length < 60,
  );
  expect(short.map(({ id }) => id)).toEqual([]);
});

test('every link to the glossary leads to a term', () => {
  const texts = [...everything.keys()].flatMap((at) => lessons[at]?.text.flatMap(textsOf) ?? []);
  const named = [...texts, ...glossary.map(({ meaning }) => meaning)].flatMap((text) =>
    readInline(text).flatMap((inline) => (inline.kind === 'term' ? [inline.term] : [])),
  );
  expect(named.filter((id) => termNamed(id) === undefined)).toEqual([]);
});

test('a note names where to read it', () => {
  const notes = lessons.flatMap(({ text }) => text.filter((block) => block.kind === 'note'));
  expect(notes.length).toBeGreaterThan(20);
  expect(notes.filter(({ source }) => source.length < 8)).toEqual([]);
});

test('marks in a text are taken apart, and read as words without them', () => {
  const text = 'Send [[ETag]] in `If-Match`, as [[bearer token|a bearer]] does.';
  expect(readInline(text)).toEqual([
    { kind: 'text', text: 'Send ' },
    { kind: 'term', text: 'ETag', term: 'etag' },
    { kind: 'text', text: ' in ' },
    { kind: 'code', text: 'If-Match' },
    { kind: 'text', text: ', as ' },
    { kind: 'term', text: 'a bearer', term: 'bearer-token' },
    { kind: 'text', text: ' does.' },
  ]);
  expect(plainText(text)).toBe('Send ETag in If-Match, as a bearer does.');
});
