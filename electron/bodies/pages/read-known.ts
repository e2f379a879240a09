import type { Known, KnownDocument } from '#shared/hypermedia/known';
import type { PageInput } from '#shared/hypermedia/page-input';
import type { PageQuestion } from '#shared/hypermedia/what-to-ask';
import type { readDocument } from './read-document.ts';

/** What was answered to a question about a page. */
export interface KnownAnswer {
  readonly role: PageQuestion['role'];
  readonly answer: PageInput;
}

/** What the answers to a page's questions come to. One that was refused, or is no description, tells nothing. */
export function readKnown(answers: readonly KnownAnswer[], read: typeof readDocument): Known {
  const documents = (role: PageQuestion['role']): KnownDocument[] =>
    answers
      .filter((one) => one.role === role && one.answer.status < 300 && one.answer.body !== null)
      .flatMap(({ answer }) => {
        const root = read(answer.body ?? '');
        return root === undefined ? [] : [{ url: answer.url, root }];
      });
  return {
    options: answers.find(({ role }) => role === 'options')?.answer ?? null,
    openApi: documents('openApi')[0] ?? null,
    schemas: documents('schema'),
    hydra: documents('hydra')[0] ?? null,
  };
}
