import { expect, test } from 'vitest';
import { FilterRefused } from './filter-messages.ts';
import { runJsonPath } from './run-jsonpath.ts';

/** What is left of a text, or why nothing is; without the thread around it. */
function filter(text: string, path: string) {
  try {
    const { pieces, count, contentType } = runJsonPath(text, path);
    return { text: [...pieces].join(''), count, contentType, reason: null, at: null, detail: '' };
  } catch (thrown) {
    if (!(thrown instanceof FilterRefused)) throw thrown;
    return { text: null, count: null, contentType: null, reason: thrown.reason, at: thrown.at, detail: thrown.message };
  }
}

const books = '{"books":[{"id":9007199254740993,"price":0.10,"title":"The \\u0046erry"},{"id":2,"price":1.00E-1,"title":"Sea"}]}';

test('leaves values byte for byte as they came: long numbers, zeros at the end, escapes', () => {
  expect(filter(books, '$.books[*].id').text).toBe('[\n9007199254740993,\n2\n]\n');
  expect(filter(books, '$.books[*].price').text).toBe('[\n0.10,\n1.00E-1\n]\n');
  expect(filter(books, '$..title').text).toBe('[\n"The \\u0046erry",\n"Sea"\n]\n');
  expect(filter(books, '$.books[?@.price == 0.1].title').text).toBe('[\n"The \\u0046erry",\n"Sea"\n]\n');
});

test('leaves them in the order that the path asks for, and twice where it asks twice', () => {
  expect(filter('[1, 2 ,3]', '$[2,0,0]').text).toBe('[\n3,\n1,\n1\n]\n');
  expect(filter('[1,2,3]', '$[::-1]').text).toBe('[\n3,\n2,\n1\n]\n');
  expect(filter('{"a":{"b":[{}]}}', '$["a","a"].b').text).toBe('[\n[{}],\n[{}]\n]\n');
});

test.each([
  ['{"a.b":1}', `$['a.b']`, '1'],
  [`{"it's":1}`, `$["it's"]`, '1'],
  ['{"a\\"b\\\\":1}', '$.*', '1'],
  ['{"\\u0000\\n":1,"x":2}', '$.*', '1,\n2'],
  ['{"__proto__":7,"constructor":8}', '$.__proto__', '7'],
  ['{"a":1,"a":2}', '$.a', '2'],
  ['{"é😀":"ü"}', '$["é😀"]', '"ü"'],
  ['\t[ 1 ]\n', '$', '[ 1 ]'],
  ['"text"', '$', '"text"'],
  ['{"a":"]}\\"","b":[1]}', '$.b', '[1]'],
  ['{"a":[[],{}],"b":true}', '$.b', 'true'],
])('finds its way in %s by %s', (text, path, value) => {
  expect(filter(text, path).text).toBe(`[\n${value}\n]\n`);
});

test('finds nothing where there is nothing', () => {
  expect(filter(books, '$.loans')).toMatchObject({ text: '[]\n', count: 0 });
});

test.each([
  ['books', 0, 'a path begins with $, the whole body'],
  ['$.books[', 8, 'the path is not complete'],
  ['$.books !', 8, 'cannot stand here'],
  ['$[?(@.a =~ /b/)]', 8, 'cannot stand here'],
  ['$[?foo(@)]', 3, 'there is no function foo'],
  ['$[?length(@.a, 1) > 1]', 3, 'length takes one argument'],
  ['$[?length(@.*) < 3]', 3, 'length takes single values'],
  ["$[?search(@.a, @['a','b'])]", 3, 'search takes single values'],
  ['$[?match(@.a, match(@.b, "x"))]', 3, 'match takes single values'],
  ['$[?count(1) > 2]', 3, 'count takes a path'],
  ['$[?value(count(@.a)) == 1]', 3, 'value takes a path'],
  ['$[?@.a && count(@.a)]', 10, 'count gives a value'],
  ['$[?!value(@.a)]', 4, 'value gives a value'],
  ["$[?match(@.a, 'x') == true]", 3, 'match says yes or no'],
  ['$[9007199254740992]', null, 'a number from -9007199254740991 to 9007199254740991'],
  ['$[0:1:-9007199254740992]', null, 'a number from -9007199254740991 to 9007199254740991'],
])('says of %s where it is wrong', (path, at, words) => {
  const { reason, detail, at: place } = filter(books, path);
  expect({ reason, place }).toEqual({ reason: 'syntax', place: at });
  expect(detail).toContain(words);
});

test.each([
  '$[?length(value(@..title)) > 1]',
  '$[?length("abc") == count(@.*)]',
  '$[?match(@["a"][0].b, $.c) || !search(@, "x")]',
  '$.books[-9007199254740991:9007199254740991:1]',
  '$[?@.*]',
])('takes %s', (path) => {
  expect(filter(books, path).reason).toBeNull();
});

test('says where a body is no JSON', () => {
  const { reason, detail } = filter('{"a":1,\n"b":tru}', '$.a');
  expect(reason).toBe('notJson');
  expect(detail).toContain('line 2, column 5');
});
