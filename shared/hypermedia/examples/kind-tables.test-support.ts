import type { KindExample } from './kind-example.test-support';

const ocs = { status: 'ok', statuscode: 200, message: 'OK' };

/** Rows that are lists themselves, and rows deep in what wraps them. */
export const tableExamples: readonly KindExample[] = [
  {
    name: 'US Census Bureau: the first row names the columns',
    source: 'census.gov/data/developers/guidance/api-user-guide, Example API Queries',
    url: 'https://api.census.gov/data/2014/pep/natstprc?get=STNAME,POP&for=state:*',
    body: [
      ['STNAME', 'POP', 'state'],
      ['Alabama', '4849377', '01'],
      ['Alaska', '736732', '02'],
    ],
    found: { kind: 'plain', rows: 2, columns: ['STNAME', 'POP', 'state'], fields: [], forms: [], next: null },
  },
  {
    name: 'JSON Lines: better than CSV',
    source: 'jsonlines.org/examples, Better than CSV',
    url: 'https://jsonlines.org/scores.jsonl',
    type: 'application/jsonl',
    body: '["Name", "Session", "Score", "Completed"]\n["Gilbert", "2013", 24, true]\n["Alexa", "2013", 29, true]\n',
    found: { kind: 'plain', rows: 2, columns: ['Name', 'Session', 'Score', 'Completed'] },
  },
  {
    name: 'Google Sheets: values of a range, whose empty ends are left out',
    source: 'Google Sheets API, Reading and writing cell values, Read a single range',
    url: 'https://sheets.googleapis.com/v4/spreadsheets/s/values/Sheet1!A1:D5',
    body: {
      range: 'Sheet1!A1:D5',
      majorDimension: 'ROWS',
      values: [
        ['Item', 'Cost', 'Stocked', 'Ship Date'],
        ['Wheel', '$20.50', '4', '3/1/2016'],
        ['Door', '$15', '2'],
      ],
    },
    found: { kind: 'plain', rows: 2, columns: ['Item', 'Cost', 'Stocked', 'Ship Date'], fields: ['range', 'majorDimension'] },
  },
  {
    name: 'CoinGecko: a day in five numbers',
    source: 'docs.coingecko.com/reference/coins-id-ohlc',
    url: 'https://api.coingecko.com/api/v3/coins/bitcoin/ohlc?vs_currency=usd&days=1',
    body: [
      [1709395200000, 61942, 62211, 61721, 61845],
      [1709409600000, 61828, 62139, 61726, 62139],
    ],
    found: { kind: 'plain', rows: 2, columns: ['[0]', '[1]', '[2]', '[3]', '[4]'], fields: [] },
  },
  {
    name: 'Binance: candles',
    source: 'developers.binance.com, Market Data endpoints, Kline/Candlestick data',
    url: 'https://api.binance.com/api/v3/klines?symbol=BNBBTC&interval=1h&limit=1',
    body: [[1499040000000, '0.01634790', '0.80000000', '0.01575800', '0.01577100']],
    found: { kind: 'plain', rows: 1, columns: ['[0]', '[1]', '[2]', '[3]', '[4]'] },
  },
  {
    name: 'Nextcloud: shares, two levels down',
    source: 'docs.nextcloud.com, OCS Share API, Get all shares',
    url: 'https://cloud.example.org/ocs/v2.php/apps/files_sharing/api/v1/shares?format=json',
    body: { ocs: { meta: ocs, data: [{ id: '115', share_type: 3, uid_owner: 'admin', path: '/a.md' }] } },
    found: { kind: 'plain', rows: 1, columns: ['id', 'share_type', 'uid_owner', 'path'], fields: ['ocs'] },
  },
  {
    name: 'Nextcloud: the names of its users, three levels down',
    source: 'docs.nextcloud.com, Instruction set for users, Search/get users',
    url: 'https://cloud.example.org/ocs/v1.php/cloud/users?format=json',
    body: { ocs: { meta: { ...ocs, statuscode: 100 }, data: { users: ['Frank', 'alice'] } } },
    found: { kind: 'plain', rows: 2, columns: ['value'] },
  },
  {
    name: 'ownCloud: no shares at all',
    source: 'doc.owncloud.com, OCS Share API, Get All Shares',
    url: 'https://cloud.example.org/ocs/v1.php/apps/files_sharing/api/v1/shares?format=json',
    body: { ocs: { meta: { ...ocs, statuscode: 100, totalitems: '', itemsperpage: '' }, data: [] } },
    found: { kind: 'plain', rows: 0 },
  },
];
