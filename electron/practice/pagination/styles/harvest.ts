import { typed } from '../../frame/answer.ts';
import type { Ask } from '../../frame/ask.ts';
import { escapeHtml } from '../../frame/html.ts';
import { booksAfter, countBooks, type PagedBook } from '../paged-rows.ts';
import type { PagingStyle } from '../paging-style.ts';

const size = 20;

/** As libraries and archives let others harvest what they have. */
export const oaiPmh: PagingStyle = {
  name: 'oai-pmh',
  summary: 'Records for a harvester',
  description:
    'XML with a resumptionToken while there is more, as OAI-PMH answers ?verb=ListRecords&metadataPrefix=oai_dc. A token goes back with the verb alone; that of the last part is empty.',
  examples: [
    { query: '?verb=ListRecords&metadataPrefix=oai_dc', says: 'the first part' },
    { query: '?verb=ListRecords&resumptionToken=221', says: 'the next' },
    { query: '?verb=ListRecords&metadataPrefix=oai_dc&resumptionToken=221', says: 'a token beside what it stands for: an error' },
    { query: '?verb=ListRecords&metadataPrefix=marc21', says: 'a format that is not kept here' },
  ],
  answer: (ask) => typed(200, 'text/xml; charset=utf-8', documentOf(ask, partOf(ask))),
};

/** What is answered: records, or what is wrong (OAI-PMH 2.0, 3.6). */
function partOf(ask: Ask): string {
  const [verb, token, prefix] = ['verb', 'resumptionToken', 'metadataPrefix'].map((name) => ask.query.get(name) ?? null);
  if (verb !== 'ListRecords') return problem('badVerb', 'Of the six verbs this endpoint knows ListRecords.');
  if (token !== null && prefix !== null) return problem('badArgument', 'A token goes without any other argument.');
  if (token === null && prefix !== 'oai_dc') return problem('cannotDisseminateFormat', 'There is oai_dc, and nothing else.');
  if (token !== null && !/^\d{1,15}$/.test(token ?? '')) return problem('badResumptionToken', 'It was given to nobody.');
  return recordsAfter(ask, token === null ? null : Number(token));
}

function recordsAfter(ask: Ask, after: number | null): string {
  const found = booksAfter(ask, after, size + 1);
  const books = found.slice(0, size);
  if (books.length === 0) return problem('noRecordsMatch', 'Nothing is like that.');
  const all = countBooks(ask);
  const cursor = after === null ? 0 : all - booksAfter(ask, after, all).length;
  const last = found.length > size ? books.at(-1) : undefined;
  const isWhole = after === null && last === undefined;
  const token = `<resumptionToken completeListSize="${all}" cursor="${cursor}">${last?.id ?? ''}</resumptionToken>`;
  return `<ListRecords>${books.map(recordOf).join('')}${isWhole ? '' : token}</ListRecords>`;
}

const recordOf = ({ id, title, published }: PagedBook): string =>
  `<record><header><identifier>oai:practice:${id}</identifier><datestamp>2024-01-01</datestamp></header><metadata><oai_dc:dc xmlns:oai_dc="http://www.openarchives.org/OAI/2.0/oai_dc/" xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>${escapeHtml(title)}</dc:title><dc:date>${published ?? ''}</dc:date><dc:identifier>/library/books/${id}/</dc:identifier></oai_dc:dc></metadata></record>`;

const problem = (code: string, says: string): string => `<error code="${code}">${escapeHtml(says)}</error>`;

const documentOf = (ask: Ask, part: string): string => `<?xml version="1.0" encoding="UTF-8"?>
<OAI-PMH xmlns="http://www.openarchives.org/OAI/2.0/"><responseDate>2024-01-01T00:00:00Z</responseDate><request>${escapeHtml(ask.origin)}/pagination/oai-pmh/</request>${part}</OAI-PMH>`;
