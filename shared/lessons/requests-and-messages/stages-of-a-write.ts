import type { Lesson, LessonGround } from '../lesson';
import { wants } from '../probing';
import { bodyAt, jsonOf, sentField, valueAt } from '../seen';
import { code, get, list, note, paragraph, sendJson, step } from '../writing';

const books = '/library/books/';
const explained = `${books}?explain=1`;
const send = (type: string, body: string) => ({
  method: 'POST',
  path: books,
  as: 'alice' as const,
  headers: { 'Content-Type': type },
  body,
});

export const stagesOfAWrite: Lesson = {
  id: 'stages-of-a-write',
  track: 'requests-and-messages',
  title: 'From bytes to the database and back',
  minutes: 7,
  text: [
    code(
      'What happens to a book that is sent',
      'client – json, xml, csv → serializer → object → database\n       ← json, xml, csv – serializer ←',
    ),
    paragraph(
      'What arrives is bytes. A parser reads them by their `Content-Type`, a [[serializer]] checks every field and turns it into what the program works with, and an [[ORM]], which maps objects to tables, makes a statement of it. Then the same way back. Add `?explain=1` and this server shows each stage.',
    ),
    list(
      '`bytes` – what came, with its length.',
      '`parsed` – values, as the format could say them.',
      '`validated` – checked, and in the types of the program: a price is a whole number of pence here.',
      '`stored` – the row, and the statement that made it.',
    ),
    paragraph('A body that is not what it says never gets past the first stage; the parser tells line and column.'),
    note(
      'Deserialization gives back the object',
      'It gives back what the format could say. From CSV everything comes as text, so whether “1” was a number must be known from elsewhere.',
      'RFC 4180 knows no types at all',
    ),
  ],
  steps: [
    step(
      'explained',
      'Add a book, and see every stage',
      'bytes, parsed, validated, stored: four views of one book.',
      ({ isbn }: LessonGround) =>
        sendJson(
          'POST',
          explained,
          { title: 'Pipes and Stages', isbn, author: '/library/authors/2/', price: '18.40' },
          { as: 'alice' },
        ),
    ),
    step('csv', 'Add one as CSV', '201: another parser, the same serializer.', ({ isbn }: LessonGround) =>
      send('text/csv', `title,isbn,author,price\nFrom a Table,978${isbn.slice(3)},/library/authors/2/,3.00\n`),
    ),
    step(
      'broken-json',
      'Send JSON that is none',
      '400, and the place: line 1, column 11.',
      send('application/json', '{"title": x}'),
    ),
    step(
      'broken-xml',
      'Send XML that is none',
      '400, and the tag that was not closed.',
      send('application/xml', '<root><title>a</root>'),
    ),
  ],
  scene: 'write-pipeline',
  probes: [
    {
      id: 'stages',
      claim: 'You saw a book as bytes, as values, checked, and as a row',
      check: wants({
        method: 'POST',
        path: explained,
        status: 201,
        also: (seen) => {
          const missing = ['bytes', 'parsed', 'validated', 'stored'].filter(
            (stage) => valueAt(jsonOf(seen), stage) === undefined,
          );
          return missing.length === 0 ? null : `The stages ${missing.join(', ')} are missing: add ?explain=1.`;
        },
      }),
    },
    {
      id: 'table',
      claim: 'A row of a table became a book',
      check: wants({
        method: 'POST',
        path: books,
        status: 201,
        also: (seen) => (sentField(seen, 'Content-Type')?.startsWith('text/csv') ? null : 'That was not sent as CSV.'),
      }),
    },
    {
      id: 'place',
      claim: 'A parser told you where it stopped',
      check: wants({
        method: 'POST',
        path: books,
        status: 400,
        also: (seen) =>
          /line \d+/.test(String(bodyAt(seen, 'detail'))) ? null : 'That was refused later: break the syntax, not a value.',
      }),
    },
  ],
  slip: {
    says: 'A body in a type that no parser is there for: 415, before the first stage.',
    asks: [send('text/plain', 'a book'), { ...send('text/plain', 'a book'), path: explained }, get(explained)],
  },
  takeaway: 'Parse, check, store, write down. The status tells at which stage it ended.',
};
