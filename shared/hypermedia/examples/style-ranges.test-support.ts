import { rows, type StyleExample } from '../paging/read-paging.test-support';

const oai = (part: string): string =>
  `<?xml version="1.0" encoding="UTF-8"?><OAI-PMH xmlns="http://www.openarchives.org/OAI/2.0/"><responseDate>2002-06-01T19:20:30Z</responseDate>${part}</OAI-PMH>`;

const header = (identifier: string, more = ''): string =>
  `<header><identifier>${identifier}</identifier><datestamp>1999-02-23</datestamp>${more}</header>`;

/** Ranges whose next is given in the head, and lists that a harvester gets in parts. */
export const rangeExamples: readonly StyleExample[] = [
  {
    name: 'Heroku: apps by their ids',
    source: 'Heroku Platform API reference, Ranges',
    url: '/apps',
    headers: [
      ['Accept-Ranges', 'id, name, updated_at'],
      ['Content-Range', 'id 01234567-89ab-cdef-0123-456789abcdef..f1234567-89ab-cdef-0123-456789abcdef; max=200'],
      ['Next-Range', 'id ]f1234567-89ab-cdef-0123-456789abcdef..; max=200'],
    ],
    body: [{ id: '01234567-89ab-cdef-0123-456789abcdef', name: 'example' }],
    found: {
      style: 'next-range',
      previous: null,
      next: 'Range: id ]f1234567-89ab-cdef-0123-456789abcdef..; max=200',
      count: null,
    },
  },
  {
    name: 'Heroku: by name, the last first',
    source: 'heroku-go 5.5, ListRange.SetHeader, with a field, a maximum and an order',
    url: '/apps',
    headers: [['Next-Range', 'name ]example..; max=10,order=desc']],
    body: [{ id: 'a', name: 'example' }],
    found: { style: 'next-range', previous: null, next: 'Range: name ]example..; max=10,order=desc', count: null },
  },
  {
    name: 'Heroku: a range of no property that is named',
    source: 'heroku-go 5.5, ListRange.SetHeader, without a field',
    url: '/apps/example/releases',
    headers: [['Next-Range', ']12..; max=2']],
    body: rows(2),
    found: { style: 'next-range', previous: null, next: 'Range: ]12..; max=2', count: null },
  },
  {
    name: 'Cosmos DB: the documents of a collection',
    source: 'Azure Cosmos DB REST API reference, List Documents',
    url: '/dbs/testdb/colls/testcoll/docs',
    headers: [
      ['x-ms-item-count', '1'],
      ['x-ms-continuation', '+RID:d9RzAJRFKgwBAAAAAAAAAA==#RT:1#TRC:1'],
    ],
    body: { _rid: 'd9RzAJRFKgw=', Documents: [{ id: 'SalesOrder1' }], _count: 1 },
    found: {
      style: 'continuation-header',
      previous: null,
      next: 'x-ms-continuation: +RID:d9RzAJRFKgwBAAAAAAAAAA==#RT:1#TRC:1',
      count: null,
    },
  },
  {
    name: 'Cosmos DB: a query that is posted',
    source: 'Azure Cosmos DB REST API reference, Query Documents',
    url: '/dbs/testdb/colls/testcoll/docs',
    method: 'POST',
    headers: [['x-ms-continuation', '{"token":"+RID:~d9RzAJRFKgw=#RT:1","range":{"min":"","max":"FF"}}']],
    body: { _rid: 'd9RzAJRFKgw=', Documents: [{ id: 'a' }, { id: 'b' }], _count: 2 },
    found: {
      style: 'continuation-header',
      previous: null,
      next: 'x-ms-continuation: {"token":"+RID:~d9RzAJRFKgw=#RT:1","range":{"min":"","max":"FF"}}',
      count: null,
    },
  },
  {
    name: 'Cosmos DB: the collections of a database',
    source: 'Azure Cosmos DB REST API reference, Common response headers, x-ms-continuation',
    url: '/dbs/testdb/colls',
    headers: [['X-MS-Continuation', '-RID:PD5DALigDgw=#RT:2']],
    body: { _rid: 'PD5DAA==', DocumentCollections: [{ id: 'testcoll', _rid: 'PD5DALigDgw=' }], _count: 1 },
    found: {
      style: 'continuation-header',
      previous: null,
      next: 'x-ms-continuation: -RID:PD5DALigDgw=#RT:2',
      count: null,
    },
  },
  {
    name: 'OAI-PMH: the headers of what arXiv has of physics',
    source: 'Open Archives Initiative Protocol for Metadata Harvesting 2.0, 4.3 ListIdentifiers, Examples',
    url: '/OAI-script?verb=ListIdentifiers&from=1998-01-15&metadataPrefix=oldArXiv&set=physics:hep',
    body: oai(
      `<request verb="ListIdentifiers" from="1998-01-15" metadataPrefix="oldArXiv" set="physics:hep">http://an.oa.org/OAI-script</request><ListIdentifiers>${['9801001', '9801002', '9801005'].map((id) => header(`oai:arXiv.org:hep-th/${id}`, '<setSpec>physic:hep</setSpec>')).join('')}<resumptionToken expirationDate="2002-06-01T23:20:00Z" completeListSize="6" cursor="0">xxx45abttyz</resumptionToken></ListIdentifiers>`,
    ),
    found: {
      style: 'oai-pmh',
      previous: null,
      next: '/OAI-script?verb=ListIdentifiers&resumptionToken=xxx45abttyz',
      count: 6,
    },
  },
  {
    name: 'OAI-PMH: the last of what a DSpace has',
    source: 'DSpace documentation, OAI 2.0 Server',
    url: '/oai/request?verb=ListRecords&resumptionToken=oai_dc////100',
    body: oai(
      `<ListRecords><record>${header('oai:demo.dspace.org:10673/1')}</record><resumptionToken completeListSize="101" cursor="100"/></ListRecords>`,
    ),
    found: { style: 'oai-pmh', previous: null, next: null, count: 101 },
  },
  {
    name: 'OAI-PMH: a token with a mark that has to be written otherwise in an address',
    source: 'arXiv help, Open Archives Initiative (OAI)',
    url: '/oai2?verb=ListRecords&set=math&metadataPrefix=arXivRaw',
    body: oai(
      `<ListRecords><record>${header('oai:arXiv.org:0704.0002')}</record><record>${header('oai:arXiv.org:0704.0046')}</record><resumptionToken cursor="0" completeListSize="49583">1122161|1001</resumptionToken></ListRecords>`,
    ),
    found: { style: 'oai-pmh', previous: null, next: '/oai2?verb=ListRecords&resumptionToken=1122161%7C1001', count: 49_583 },
  },
];
