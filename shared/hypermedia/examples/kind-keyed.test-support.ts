import type { KindExample } from './kind-example.test-support';

/** Things that an answer holds by their ids instead of in a list. */
export const keyedExamples: readonly KindExample[] = [
  {
    name: 'Gerrit: projects by their names, behind its guard',
    source: 'Gerrit REST API documentation, List Projects',
    url: 'https://gerrit.example.org/projects/?d',
    body: `)]}'\n${JSON.stringify({
      'external/bison': { id: 'external%2Fbison', description: 'GNU parser generator' },
      'external/gcc': { id: 'external%2Fgcc' },
      'external/openssl': { id: 'external%2Fopenssl', description: 'encryption\ncrypto routines' },
      test: { id: 'test', description: '\u003chtml\u003e is escaped' },
    })}`,
    found: { kind: 'plain', title: 'Projects', rows: 4, columns: ['key', 'id', 'description'], fields: [], next: null },
  },
  {
    name: 'Firebase: posts by the keys that it makes',
    source: 'Firebase Realtime Database REST documentation, Saving Data, push',
    url: 'https://docs-examples.firebaseio.com/fireblog/posts.json',
    body: {
      '-JRHTHaIs-jNPLXOQivY': { author: 'gracehop', title: 'Announcing COBOL, a New Programming Language' },
      '-JRHTHaKuITFIhnj02kE': { author: 'alanisawesome', title: 'The Turing Machine' },
    },
    found: { kind: 'plain', rows: 2, columns: ['key', 'author', 'title'], fields: [] },
  },
  {
    name: 'Consul: the services of an agent',
    source: 'developer.hashicorp.com/consul/api-docs/agent/service, List Services',
    url: 'http://127.0.0.1:8500/v1/agent/services',
    body: {
      redis: { ID: 'redis', Service: 'redis', Tags: [], Meta: { redis_version: '4.0' }, Port: 8000, Address: '' },
      web: { ID: 'web', Service: 'web', Tags: ['a'], Meta: {}, Port: 80, Address: '' },
    },
    found: { kind: 'plain', rows: 2, columns: ['key', 'ID', 'Service', 'Tags', 'Meta', 'Port', 'Address'] },
  },
  {
    name: 'CoinGecko: prices of what was asked for',
    source: 'docs.coingecko.com/reference/simple-price',
    url: 'https://api.coingecko.com/api/v3/simple/price?ids=bitcoin,ethereum&vs_currencies=usd',
    body: { bitcoin: { usd: 67187.3358936566 }, ethereum: { usd: 3456.12 } },
    found: { kind: 'plain', rows: 2, columns: ['key', 'usd'] },
  },
  {
    name: 'Open Library: books by their ISBN',
    source: 'openlibrary.org/dev/docs/api/books',
    url: 'https://openlibrary.org/api/books?bibkeys=ISBN:0451526538,LCCN:2005041555&format=json',
    body: {
      'ISBN:0451526538': { bib_key: 'ISBN:0451526538', preview: 'noview', info_url: 'https://openlibrary.org/books/OL1M/a' },
      'LCCN:2005041555': { bib_key: 'LCCN:2005041555', preview: 'noview', info_url: 'https://openlibrary.org/books/OL2M/b' },
    },
    found: { kind: 'plain', rows: 2, columns: ['key', 'bib_key', 'preview', 'info_url'] },
  },
  {
    name: 'CoinMarketCap: quotes by their ids, in what wraps its answers',
    source: 'coinmarketcap.com/api/documentation/v1, Quotes Latest v2',
    url: 'https://pro-api.coinmarketcap.com/v2/cryptocurrency/quotes/latest?id=1,1027',
    body: {
      status: { error_code: 0, credit_count: 1 },
      data: {
        1: { id: 1, name: 'Bitcoin', symbol: 'BTC', quote: { USD: { price: 6602.6 } } },
        1027: { id: 1027, name: 'Ethereum', symbol: 'ETH', quote: { USD: { price: 230.1 } } },
      },
    },
    found: { kind: 'plain', rows: 2, columns: ['key', 'id', 'name', 'symbol', 'quote'], fields: ['status'] },
  },
  {
    name: 'Blockchain.com: currencies by their codes',
    source: 'blockchain.com/explorer/api/exchange_rates_api',
    url: 'https://blockchain.info/ticker',
    body: Object.fromEntries(
      ['ARS', 'AUD', 'BRL', 'CAD', 'CHF'].map((symbol, at) => [symbol, { '15m': at, last: at, buy: at, sell: at, symbol }]),
    ),
    found: { kind: 'plain', rows: 5, columns: ['key', '15m', 'last', 'buy', 'sell', 'symbol'] },
  },
];
