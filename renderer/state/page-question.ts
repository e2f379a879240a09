import type { JsonValue } from '#shared/hypermedia/json-value';
import type { Known, KnownDocument } from '#shared/hypermedia/known';
import { pageOfExchange } from '#shared/hypermedia/page-of-exchange';
import { writeJsonLine } from '#shared/hypermedia/write-json';
import type { FinishedExchange } from '#shared/model/exchange';
import type { PageQuestionOfBody } from '#shared/model/page-question';

/** Descriptions are written out once, however many pages they are known for. */
const written = new WeakMap<object, string>();

/** What the host is told to make a page from a body that stays with it. */
export function pageQuestion(exchange: FinishedExchange, known: Known): PageQuestionOfBody {
  const { body: _body, requestHeaders, ...answer } = pageOfExchange(exchange, null);
  const { options = null, paging = null, openApi, schemas = [], hydra } = known;
  return {
    answer: { ...answer, ...(requestHeaders && { requestHeaders: [...requestHeaders] }) },
    paging,
    options: options && {
      method: options.method,
      url: options.url,
      status: options.status,
      headers: options.headers,
      body: options.body,
    },
    documents: [
      ...(openApi ? [documentOf('openApi', openApi)] : []),
      ...schemas.map((schema) => documentOf('schema', schema)),
      ...(hydra ? [documentOf('hydra', hydra)] : []),
    ],
  };
}

const documentOf = (
  role: PageQuestionOfBody['documents'][number]['role'],
  { url, root }: KnownDocument,
): PageQuestionOfBody['documents'][number] => ({ role, url, text: textOf(root) });

function textOf(root: JsonValue): string {
  if (typeof root !== 'object' || root === null) return writeJsonLine(root);
  const text = written.get(root) ?? writeJsonLine(root);
  written.set(root, text);
  return text;
}
