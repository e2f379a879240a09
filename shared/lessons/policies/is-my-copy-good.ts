import type { Lesson, LessonGround } from '../lesson';
import { wantsInOrder } from '../probing';
import { field, sentField } from '../seen';
import { get, list, paragraph, step } from '../writing';

const strong = '/cache/notes/strong';
const weak = '/cache/notes/weak';
const text = { 'Content-Type': 'text/plain' };

const tagOf = ({ seen }: LessonGround, path: string) =>
  seen
    .filter(({ exchange }) => exchange.url.endsWith(path))
    .map((each) => field(each, 'ETag'))
    .findLast((each) => each !== null) ?? null;

const withTag = (method: string, path: string, name: string) => (ground: LessonGround) => {
  const tag = tagOf(ground, path);
  if (tag === null) return { notYet: 'Read the note first: its ETag is what to send.' };
  return method === 'GET'
    ? get(path, { headers: { [name]: tag } })
    : { method, path, headers: { ...text, [name]: tag }, body: 'The library closes at six.\n' };
};

export const isMyCopyGood: Lesson = {
  id: 'is-my-copy-good',
  track: 'policies',
  title: 'Is my copy still good? Strong tags, weak tags, dates',
  minutes: 5,
  text: [
    paragraph(
      'A stale copy need not be thrown away. Ask whether it is still good: send its [[ETag]] in `If-None-Match`, and the answer is `304` with no body, or the new one. The tag that guards a change, in `If-Match`, is the same.',
    ),
    list(
      'A strong tag changes with every byte. It can spare a copy and guard a change.',
      'A weak one, `W/"…"`, says “as good as equal”. It spares a copy and can guard nothing: If-Match compares strongly, and the answer is 412.',
      'A date, `Last-Modified`, knows whole seconds only, so two changes within one look like none.',
    ),
  ],
  steps: [
    step('read', 'Read a note with a strong tag', 'See `ETag`.', get(strong)),
    step('same', 'Ask whether it has changed', '304, without a body.', withTag('GET', strong, 'If-None-Match')),
    step('guard', 'Change it, guarded by the tag', '204, and a new tag.', withTag('PUT', strong, 'If-Match')),
    step('read-weak', 'Read a note with a weak tag', '`W/` before it.', get(weak)),
    step('same-weak', 'Ask whether that has changed', '304 too.', withTag('GET', weak, 'If-None-Match')),
    step('guard-weak', 'Try to guard a change with it', '412: weak is not enough.', withTag('PUT', weak, 'If-Match')),
  ],
  scene: 'cache-freshness',
  probes: [
    {
      id: 'spared',
      claim: 'Your copy was still good',
      check: wantsInOrder(
        [
          { method: 'GET', path: strong, status: 200 },
          { method: 'GET', path: strong, status: 304 },
        ],
        ([read, same]) =>
          read && same && sentField(same, 'If-None-Match') === field(read, 'ETag')
            ? null
            : 'Send the tag of the copy that you have.',
      ),
    },
    {
      id: 'guarded',
      claim: 'A strong tag guarded a change',
      check: wantsInOrder(
        [
          { method: 'GET', path: strong, status: 200 },
          { method: 'PUT', path: strong, status: 204 },
        ],
        ([, put]) =>
          put && sentField(put, 'If-Match')?.startsWith('"') ? null : 'That change went through unguarded: send If-Match.',
      ),
    },
    {
      id: 'weak',
      claim: 'A weak one could not',
      check: wantsInOrder(
        [
          { method: 'GET', path: weak, status: 200 },
          { method: 'PUT', path: weak, status: 412 },
        ],
        ([, put]) => (put && sentField(put, 'If-Match')?.startsWith('W/') ? null : 'Send the weak tag that came with the note.'),
      ),
    },
  ],
  slip: {
    says: 'Changing it blindly: both notes take it, and whatever somebody else had written in between is gone.',
    asks: [
      get(strong),
      { method: 'PUT', path: strong, headers: text, body: 'Mine.\n' },
      get(weak),
      { method: 'PUT', path: weak, headers: text, body: 'Mine.\n' },
    ],
  },
  takeaway: 'Ask with the tag before you fetch again; only a strong one guards a change.',
};
