import type { KindExample } from './kind-example.test-support';

const lines = (...values: readonly unknown[]): string => values.map((value) => `${JSON.stringify(value)}\n`).join('');

/** One JSON value after the other, as streams and exports have them. */
export const lineExamples: readonly KindExample[] = [
  {
    name: 'JSON Lines: winning hands',
    source: 'jsonlines.org/examples, Easy Nested Data',
    url: 'https://jsonlines.org/hands.jsonl',
    type: 'application/jsonl',
    body: lines(
      {
        name: 'Gilbert',
        wins: [
          ['straight', '7♣'],
          ['one pair', '10♥'],
        ],
      },
      {
        name: 'Alexa',
        wins: [
          ['two pair', '4♠'],
          ['two pair', '9♠'],
        ],
      },
      { name: 'May', wins: [] },
      { name: 'Deloise', wins: [['three of a kind', '5♣']] },
    ),
    found: { kind: 'plain', rows: 4, columns: ['name', 'wins'], fields: [], next: null },
  },
  {
    name: 'Lichess: games of a player, of which there is one',
    source: 'lichess.org/api, Export games of a user',
    url: 'https://lichess.org/api/games/user/thibault?max=1',
    type: 'application/x-ndjson',
    body: lines({ id: 'q7ZvsdUF', rated: true, variant: 'standard', speed: 'blitz', perf: 'blitz', createdAt: 1514505150384 }),
    found: { kind: 'plain', rows: 1, columns: ['id', 'rated', 'variant', 'speed', 'perf', 'createdAt'] },
  },
  {
    name: 'Docker: an image that is pulled, said to be JSON',
    source: 'docs.docker.com/reference/api/engine, Create an image',
    url: 'http://localhost/v1.47/images/create?fromImage=alpine',
    body: `${lines(
      { status: 'Pulling from library/alpine', id: 'latest' },
      { status: 'Downloading', progressDetail: { current: 32768, total: 3400000 }, progress: '[>     ]', id: '43c4264eed91' },
    ).replaceAll('\n', '\r\n')}`,
    found: { kind: 'plain', rows: 2, columns: ['status', 'id', 'progressDetail', 'progress'] },
  },
  {
    name: 'Ollama: an answer word by word',
    source: 'github.com/ollama/ollama/blob/main/docs/api.md, Generate a completion',
    url: 'http://localhost:11434/api/generate',
    type: 'application/x-ndjson',
    body: lines(
      { model: 'llama3.2', created_at: '2023-08-04T08:52:19.385406455-07:00', response: 'The', done: false },
      { model: 'llama3.2', created_at: '2023-08-04T19:22:45.499127Z', response: '', done: true, context: [1, 2, 3] },
    ),
    found: { kind: 'plain', rows: 2, columns: ['model', 'created_at', 'response', 'done', 'context'] },
  },
  {
    name: 'a text sequence of GeoJSON',
    source: 'RFC 8142, 2 and RFC 7464, 2.1',
    url: 'http://api.test/features',
    type: 'application/json-seq',
    body: [
      '{"type":"Feature",\n "geometry":null,"properties":{"a":1}}',
      '{"type":"Feature","geometry":null,"properties":{"a":2}}',
    ]
      .map((record) => `\u001e${record}\n`)
      .join(''),
    found: { kind: 'plain', rows: 2, columns: ['type', 'geometry', 'properties'] },
  },
];
