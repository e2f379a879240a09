import { term, type Term } from './term';

/** Words of formats, data and the programs that hold them. */
export const ofData: readonly Term[] = [
  term('browsable API', 'An API that gives people a page to click through where it gives programs data.'),
  term(
    'CSV',
    'A table as text, a line for each row and a comma between cells. All its values are text.',
    'comma-separated values',
  ),
  term(
    'DRF',
    'A toolkit for APIs on top of Django, in Python; many habits of today’s APIs come from it.',
    'Django REST framework',
  ),
  term('framework', 'A half-finished program to which one adds what is one’s own: Django, Rails, Laravel, Express.'),
  term(
    'graph',
    'Things that point at one another in any way, circles included. It is written with ids and links, since nesting cannot say it.',
  ),
  term(
    'HTML',
    'Markup for pages: a browser draws it, and a program finds in it what it is told to look for.',
    'Hypertext Markup Language',
  ),
  term(
    'JSON',
    'A way to write objects, lists, texts, numbers, true, false and null as text that any program can read (RFC 8259).',
    'JavaScript Object Notation',
  ),
  term('JSON Schema', 'A description, in JSON, of what a piece of JSON must look like: which fields, which kinds, which limits.'),
  term('markup', 'Text with tags around its parts that say what they are, as in XML and HTML.'),
  term('merge patch', 'A change to a JSON document that looks like the document itself; null takes a field away (RFC 7396).'),
  term('N+1 problem', 'One question to the database for a list, and then one more for each of its rows.'),
  term(
    'ORM',
    'Maps objects of a program to rows of a database, and writes the statements in between.',
    'object-relational mapping',
  ),
  term('round trip', 'Writing a value down and reading it back. What comes out different was lost by the format.'),
  term('serializer', 'The part of a program that checks what came in, field by field, and writes down what goes out.'),
  term('tree', 'Things inside things, each in one place only. Nested formats hold it as it is.'),
  term('XML', 'Markup with tags of one’s own choice, strict about how they open and close.', 'Extensible Markup Language'),
  term('YAML', 'Data as indented text with few signs; by its own name it ain’t a markup language.', 'YAML Ain’t Markup Language'),
];
