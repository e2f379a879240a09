import type { Lesson } from '../lesson';
import { wants } from '../probing';
import { bodyAt, jsonOf, rowsAt, sentText } from '../seen';
import { code, get, list, paragraph, sendJson, step } from '../writing';

const way = '/roundtrip';
const things = { number: 1, text: '1', truth: true, list: ['a', 'b'] };

export const thereAndBack: Lesson = {
  id: 'there-and-back',
  track: 'requests-and-messages',
  title: 'There and back: what survives being written down',
  minutes: 6,
  text: [
    paragraph(
      'In memory things lie as blocks, as rows one after the other, as trees, as graphs of things that point at each other. To travel they must become one row of bytes, a serial format, from which the original can be built again. Whether it can is worth a test.',
    ),
    list(
      'A tree nests: a house with rooms with shelves is JSON within JSON.',
      'A graph does not: two people who taught each other would have to contain each other. So it is written with ids and links, and the reader must notice circles.',
    ),
    code('A value to send there and back', JSON.stringify(things)),
    paragraph(
      'Send it through JSON and it comes back whole. Through CSV, the number 1 and the text “1” come out alike, and nobody can tell any more which was which.',
    ),
  ],
  steps: [
    step('json', 'There and back as JSON', 'Every kind is kept.', sendJson('POST', `${way}?format=json`, things)),
    step(
      'csv',
      'Out as CSV',
      'number and text look the same now.',
      sendJson('POST', `${way}?format=csv`, { number: 1, text: '1', truth: true }),
    ),
    step('back', 'and back from CSV', 'Two texts. The number is lost.', {
      method: 'POST',
      path: way,
      headers: { 'Content-Type': 'text/csv' },
      body: 'number,text\n1,1\n',
    }),
    step('tree', 'Read a tree', 'Seven levels, each inside the one above.', get('/tree')),
    step('graph', 'Read a graph', 'Nodes, and edges between their ids: alice taught bert, and bert alice.', get('/graph')),
  ],
  scene: 'representations',
  probes: [
    {
      id: 'whole',
      claim: 'A value came back from JSON as it went',
      check: wants({
        method: 'POST',
        path: /^\/roundtrip/,
        named: '/roundtrip',
        status: 200,
        also: (seen) => {
          const came = JSON.stringify(jsonOf(seen) ?? null);
          return came === sentText(seen) && came.includes('1,"text":"1"')
            ? null
            : 'It is not what was sent: send numbers and texts as JSON, compact.';
        },
      }),
    },
    {
      id: 'lost',
      claim: 'From CSV the number came back as a text',
      check: wants({
        method: 'POST',
        path: /^\/roundtrip/,
        named: '/roundtrip',
        status: 200,
        also: (seen) =>
          seen.draft.headers.some(({ value }) => value.startsWith('text/csv')) && bodyAt(seen, 0, 'number') === '1'
            ? null
            : 'Send a number as CSV and look what comes back.',
      }),
    },
    {
      id: 'tree',
      claim: 'A tree nested',
      check: wants({
        method: 'GET',
        path: '/tree',
        status: 200,
        also: (seen) => (rowsAt(seen, 'holds').length > 0 ? null : 'Nothing is inside it.'),
      }),
    },
    {
      id: 'circle',
      claim: 'A graph had a circle, which no nesting could say',
      check: wants({
        method: 'GET',
        path: '/graph',
        status: 200,
        also: (seen) => {
          const edges = rowsAt(seen, 'edges').map((edge) => JSON.stringify(edge));
          const isCircle = edges.some((edge) => {
            const { from, to } = Object(JSON.parse(edge));
            return edges.some((other) => Object(JSON.parse(other)).from === to && Object(JSON.parse(other)).to === from);
          });
          return isCircle ? null : 'There is no circle in it.';
        },
      }),
    },
  ],
  slip: {
    says: 'Sending YAML that breaks off, a picture, and asking for somebody the graph does not know.',
    asks: [
      { method: 'POST', path: way, headers: { 'Content-Type': 'application/yaml' }, body: 'title: [unclosed' },
      get('/graph/nobody'),
      get('/tree/leaf'),
    ],
  },
  takeaway: 'A format keeps what it can say. Test the way back before you rely on it.',
};
