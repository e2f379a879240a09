import type { Lesson } from '../lesson';
import { wants, wantsInOrder } from '../probing';
import { field, textAt } from '../seen';
import { get, list, paragraph, step } from '../writing';

const kept = (by: string) => `/cache/kept/${by}`;
const language = (tag: string) => get(kept('language'), { headers: { 'Accept-Language': tag } });

export const oneCopyForEach: Lesson = {
  id: 'one-copy-for-each',
  track: 'policies',
  title: 'Vary: one copy for each language, each caller, each cookie',
  minutes: 6,
  text: [
    paragraph(
      'A cache finds a copy by the address. When the answer also depends on something in the request, such as the language or who is asking, the address is not enough, and `Vary` names what belongs to the key. `X-Cache-Key` shows the key here.',
    ),
    list(
      'Vary by `Accept-Language`: a handful of copies, well worth it.',
      'Vary by `Authorization` or `Cookie`: one for each caller, so hardly anything is shared. Mark it private, or do not keep it.',
      'Vary by nothing where it should have: the first caller’s answer is given to all. Try it: a stranger is greeted as Alice.',
    ),
  ],
  steps: [
    step('german', 'Ask in German', 'A miss, and a key with de in it.', language('de')),
    step('german-again', 'Ask in German again', 'A hit.', language('de')),
    step('french', 'Ask in French', 'A miss: another key.', language('fr')),
    step('alice', 'Be greeted as alice', 'By an address that varies by nothing.', get(kept('nothing'), { as: 'alice' })),
    step('leak', 'Ask the same as a stranger', '“Good day, Alice Ferreira.” You are not her.', get(kept('nothing'))),
    step('right', 'Ask where it varies by who asks', 'A stranger is greeted as one.', get(kept('authorization'))),
  ],
  scene: null,
  probes: [
    {
      id: 'own-copy',
      claim: 'Each language had a copy of its own',
      check: wantsInOrder(
        [
          {
            method: 'GET',
            path: kept('language'),
            status: 200,
            also: (seen) =>
              field(seen, 'X-Cache') === 'hit' ? null : 'No copy has answered yet: ask in the same language twice.',
          },
          { method: 'GET', path: kept('language'), status: 200 },
        ],
        ([one, other]) =>
          one && other && field(one, 'X-Cache-Key') !== field(other, 'X-Cache-Key')
            ? null
            : 'Both had the same key: ask in another language.',
      ),
    },
    {
      id: 'leak',
      claim: 'Where nothing varied, a stranger got what was made for alice',
      check: wants({
        method: 'GET',
        path: kept('nothing'),
        status: 200,
        also: (seen) => {
          if (seen.draft.auth.kind !== 'none') return 'Now ask the same without a token.';
          return textAt(seen, 'greeting').includes('Alice') ? null : 'You were greeted as a stranger: let alice ask first.';
        },
      }),
    },
    {
      id: 'apart',
      claim: 'Where it varied by who asks, it did not',
      check: wants({
        method: 'GET',
        path: kept('authorization'),
        status: 200,
        also: (seen) => (field(seen, 'Vary')?.includes('Authorization') ? null : 'It does not vary by that.'),
      }),
    },
  ],
  slip: {
    says: 'Asking as a stranger first. Then it is alice who is greeted as a stranger, which looks harmless and is the same fault.',
    asks: [get(kept('nothing')), get(kept('nothing'), { as: 'alice' }), language('de'), get(kept('moon'))],
  },
  takeaway: 'Everything that changes the answer belongs into the key. What is for one person belongs into no shared cache.',
};
