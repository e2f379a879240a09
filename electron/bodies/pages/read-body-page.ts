import type { PageModel } from '#shared/hypermedia/page';
import { readPage } from '#shared/hypermedia/read-page';
import type { PageQuestionOfBody } from '#shared/model/page-question';
import { readRange, type ByteSource } from '../byte-source.ts';
import { readKnown, type KnownAnswer } from './read-known.ts';

/** A longer body is a download rather than a page. */
export const longestPage = 64 * 1024 * 1024;

/** The page of a body and of the answer it came with. */
export async function readBodyPage(
  source: ByteSource,
  { answer, paging, options, documents }: PageQuestionOfBody,
): Promise<PageModel> {
  const known: KnownAnswer[] = documents.map(({ role, url, text }) => ({
    role,
    answer: { method: 'GET', url, status: 200, headers: [], body: text },
  }));
  const body = source.bytes > longestPage ? null : textOf(source);
  const asked: KnownAnswer[] = options === null ? known : [...known, { role: 'options', answer: asInput(options) }];
  // Most pages come with no description, and loading what reads YAML takes a while.
  const read = documents.length > 0 ? (await import('./read-document.ts')).readDocument : () => undefined;
  return readPage(asInput({ ...answer, body }), { ...readKnown(asked, read), paging });
}

export const textOf = (source: ByteSource): string => new TextDecoder('utf-8').decode(readRange(source, 0, source.bytes));

/** Without the members that were left out: `undefined` is not the same as not there. */
function asInput({ requestHeaders, ...rest }: PageQuestionOfBody['answer'] & { readonly body: string | null }) {
  return requestHeaders === undefined ? rest : { ...rest, requestHeaders };
}
