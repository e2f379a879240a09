import { describe, expect, test } from 'vitest';
import { readList, readPage } from '../read-page';
import { writeJsonLine } from '../write-json';

const list = (part: string) =>
  readList({
    method: 'GET',
    url: 'http://a.test/oai?verb=ListRecords',
    status: 200,
    headers: [['Content-Type', 'text/xml']],
    body: `<OAI-PMH xmlns="http://www.openarchives.org/OAI/2.0/"><responseDate>2002-06-01T19:20:30Z</responseDate>${part}</OAI-PMH>`,
  });
const rowsOf = (part: string) => list(part)?.rows.map((row) => JSON.parse(writeJsonLine(row)) as unknown) ?? null;

const header = '<header><identifier>oai:a:1</identifier><datestamp>2001-12-14</datestamp></header>';

describe('what a harvester is given', () => {
  test('are records with what their header and their metadata say, under the name of the format where both say it', () => {
    const dc =
      '<oai_dc:dc xmlns:oai_dc="o" xmlns:dc="d"><dc:title>Fleas</dc:title><dc:creator>A</dc:creator><dc:creator>B</dc:creator><dc:identifier>http://a.test/1</dc:identifier></oai_dc:dc>';
    expect(
      rowsOf(`<ListRecords><record>${header}<metadata>${dc}</metadata><about><p>x</p></about></record></ListRecords>`),
    ).toEqual([
      {
        identifier: 'oai:a:1',
        datestamp: '2001-12-14',
        title: 'Fleas',
        creator: ['A', 'B'],
        'dc:identifier': 'http://a.test/1',
        about: { p: 'x' },
      },
    ]);
  });

  test('has a record that was deleted among them', () => {
    const deleted = '<header status="deleted"><identifier>oai:a:2</identifier></header>';
    expect(rowsOf(`<ListRecords><record>${deleted}</record></ListRecords>`)).toEqual([
      { '@status': 'deleted', identifier: 'oai:a:2' },
    ]);
  });

  test.each([
    ['headers', `<ListIdentifiers>${header}</ListIdentifiers>`, { identifier: 'oai:a:1', datestamp: '2001-12-14' }],
    ['sets', '<ListSets><set><setSpec>m</setSpec><setName>Music</setName></set></ListSets>', { setSpec: 'm', setName: 'Music' }],
    [
      'formats',
      '<ListMetadataFormats><metadataFormat><metadataPrefix>oai_dc</metadataPrefix></metadataFormat></ListMetadataFormats>',
      { metadataPrefix: 'oai_dc' },
    ],
    ['what is no record as it should be', '<ListRecords><record><a>1</a></record></ListRecords>', { a: '1' }],
  ])('are %s, also where there is one', (_what, part, row) => {
    expect(rowsOf(part)).toEqual([row]);
  });

  test('is narrowed by what the protocol has for it: its verb and its token are what is asked, and its format has to be said', () => {
    const filtersAt = (url: string) => {
      const body = `<OAI-PMH><ListRecords><record>${header}</record><resumptionToken>t</resumptionToken></ListRecords></OAI-PMH>`;
      return readPage({ method: 'GET', url, status: 200, headers: [], body }).filters?.fields ?? [];
    };
    const first = filtersAt('http://a.test/oai?verb=ListRecords&metadataPrefix=oai_dc&set=m');
    expect(first.map(({ name, values, required }) => [name, values, required])).toEqual([
      ['metadataPrefix', ['oai_dc'], true],
      ['from', [], false],
      ['until', [], false],
      ['set', ['m'], false],
    ]);
    expect(filtersAt('http://a.test/oai?verb=ListRecords&resumptionToken=t')).toEqual([]);
  });

  test('is a list with what is said of it beside, and not once more', () => {
    const body = `<OAI-PMH><responseDate>2002-06-01T19:20:30Z</responseDate><ListIdentifiers>${header}<resumptionToken>t</resumptionToken></ListIdentifiers></OAI-PMH>`;
    const { fields } = readPage({ method: 'GET', url: 'http://a.test/oai', status: 200, headers: [], body });
    expect(fields.map(({ name }) => name)).toEqual(['responseDate']);
  });

  test.each([
    ['an error', '<error code="noRecordsMatch">None</error>'],
    ['one record', `<GetRecord><record>${header}</record></GetRecord>`],
    ['what it says of itself', '<Identify><repositoryName>A</repositoryName></Identify>'],
  ])('is no list where it is %s', (_what, part) => {
    expect(rowsOf(part)).toBeNull();
  });
});

test.each([
  [
    'the first part',
    '<resumptionToken completeListSize="7" cursor="0">t</resumptionToken>',
    { page: 1, range: { from: 1, to: 1 }, pages: 7 },
  ],
  ['one between', '<resumptionToken completeListSize="7" cursor="3">t</resumptionToken>', { page: 4, range: { from: 4, to: 4 } }],
  [
    'the last, whose size tells nothing',
    '<resumptionToken completeListSize="7" cursor="6"/>',
    { page: null, range: { from: 7, to: 7 } },
  ],
])('%s says where it stands', (_what, token, place) => {
  expect(list(`<ListIdentifiers>${header}${token}</ListIdentifiers>`)?.paging).toMatchObject(place);
});
