import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createField } from './create-field';
import { createForm } from './create-form';
import { byFieldErrors } from './errors/by-field';
import { drfErrors } from './errors/drf';
import { expressErrors } from './errors/express';
import { jsonApiErrors } from './errors/json-api';
import { laravelErrors } from './errors/laravel';
import { problemErrors } from './errors/problem-details';
import { pydanticErrors } from './errors/pydantic';
import { railsErrors } from './errors/rails';
import type { FormField } from './form-field';
import { parseJson } from '../parse-json';
import { readServerErrors } from './read-server-errors';

const item = (fields: readonly FormField[]) => createField('', { type: 'object', place: '', fields });
const fields: FormField[] = [
  createField('title'),
  createField('isbn'),
  createField('published_at', { type: 'datetime' }),
  createField('tags', { type: 'list', item: createField('', { place: '' }) }),
  createField('publisher', { type: 'object', fields: [createField('name')] }),
  createField('branches', { type: 'list', item: item([createField('name')]) }),
  createField('mapping', { type: 'object', item: createField('', { place: '' }) }),
  createField('email', { type: 'email' }),
  createField('age', { type: 'integer' }),
];
const form = createForm({ id: 'a', title: 'A', method: 'POST', url: 'http://a/', source: 'OPTIONS', fields });
const answer = (body: string, type = 'application/json', status = 400) => ({
  method: 'POST',
  url: 'http://a/',
  status,
  headers: [['Content-Type', type]] as [string, string][],
  body,
});
const read = (body: string, type?: string, into = form) => {
  const errors = readServerErrors(answer(body, type), into);
  return { ...Object.fromEntries(errors.fields), ...(errors.general.length > 0 && { general: errors.general }) };
};

describe('Django REST framework', () => {
  test.each<[string, string, object]>([
    [
      'fields',
      '{"title":["This field is required."],"isbn":["Too short.","Not digits."]}',
      { '/title': ['This field is required.'], '/isbn': ['Too short.', 'Not digits.'] },
    ],
    ['the whole', '{"non_field_errors":["The two do not match."]}', { general: ['The two do not match.'] }],
    [
      'items of a list, keyed by index',
      '{"tags":{"1":["Too long."],"2":["Blank."]}}',
      { '/tags/1': ['Too long.'], '/tags/2': ['Blank.'] },
    ],
    ['members of any name', '{"mapping":{"a":["Not a valid string."]}}', { '/mapping/a': ['Not a valid string.'] }],
    [
      'nested, and by position',
      '{"publisher":{"name":["Blank."]},"branches":[{},{"name":["Blank."]}]}',
      { '/publisher/name': ['Blank.'], '/branches/1/name': ['Blank.'] },
    ],
    ['a nested whole', '{"publisher":{"non_field_errors":["Invalid data."]}}', { '/publisher': ['Invalid data.'] }],
    [
      'detail',
      '{"detail":"JSON parse error - Expecting value: line 1 column 11 (char 10)"}',
      { general: ['JSON parse error - Expecting value: line 1 column 11 (char 10)'] },
    ],
    [
      'a token that is none',
      '{"detail":"Given token not valid","code":"token_not_valid","messages":[{"token_class":"AccessToken"}]}',
      { general: ['Given token not valid'] },
    ],
    ['a bare list', '["No."]', { general: ['No.'] }],
    ['a field the form has not', '{"shelf":["Unknown."]}', { general: ['shelf: Unknown.'] }],
  ])('%s', (_name, body, expected) => expect(read(body)).toEqual(expected));

  test.each(['{"title":"no list"}', '{"id":1}', '{"results":[],"next":null}', '{"error":{"code":7,"message":"no"}}', '"text"'])(
    'is not %s',
    (body) => expect(drfErrors.read(parseJson(body) ?? null, answer(body))).toBeNull(),
  );
});

describe('problem details', () => {
  test.each<[string, string, object]>([
    [
      'RFC 9457, 3.1.3',
      '{"type":"https://example.net/validation-error","title":"Your request is not valid.","errors":[{"detail":"must be a positive integer","pointer":"#/age"},{"detail":"must be \'green\', \'red\' or \'blue\'","pointer":"#/profile/color"}]}',
      { '/age': ['must be a positive integer'], general: ["profile.color: must be 'green', 'red' or 'blue'"] },
    ],
    [
      'RFC 7807, 3.1',
      '{"type":"https://example.net/validation-error","title":"Your request parameters didn\'t validate.","invalid-params":[{"name":"age","reason":"must be a positive integer"},{"name":"color","reason":"must be red"}]}',
      { '/age': ['must be a positive integer'], general: ['color: must be red'] },
    ],
    [
      'RFC 9457, 3, without a list',
      '{"type":"https://example.com/probs/out-of-credit","title":"You do not have enough credit.","detail":"Your current balance is 30, but that costs 50.","instance":"/account/12345/msgs/abc"}',
      { general: ['Your current balance is 30, but that costs 50.'] },
    ],
    [
      'ASP.NET',
      '{"type":"https://tools.ietf.org/html/rfc9110#section-15.5.1","title":"One or more validation errors occurred.","status":400,"errors":{"Title":["The Title field is required."],"$.publishedAt":["The JSON value could not be converted."]}}',
      { '/title': ['The Title field is required.'], '/published_at': ['The JSON value could not be converted.'] },
    ],
    [
      'violations of a constraint',
      '{"type":"https://zalando.github.io/problem/constraint-violation","title":"Constraint Violation","status":400,"violations":[{"field":"branches[0].name","message":"size must be between 3 and 20"}]}',
      { '/branches/0/name': ['size must be between 3 and 20'] },
    ],
  ])('%s', (_name, body, expected) => expect(read(body, 'application/problem+json')).toEqual(expected));

  test.each(['{"title":"A book","detail":"of it"}', '{"errors":[{"detail":"x","pointer":"#/age"}]}'])('is not %s', (body) =>
    expect(problemErrors.read(parseJson(body) ?? null, answer(body))).toBeNull(),
  );
});

describe('Rails', () => {
  test.each<[string, string, object]>([
    [
      'by attribute',
      '{"errors":{"title":["can\'t be blank","is too short (minimum is 5 characters)"],"base":["nothing fits"]}}',
      { '/title': ["Can't be blank", 'Is too short (minimum is 5 characters)'], general: ['Nothing fits'] },
    ],
    ['nested, with a dot', '{"errors":{"publisher.name":["can\'t be blank"]}}', { '/publisher/name': ["Can't be blank"] }],
    ['the errors alone', '{"title":["can\'t be blank"]}', { '/title': ["can't be blank"] }],
    [
      'whole sentences',
      '{"errors":["Title can\'t be blank","Published at is not a date","Everything is wrong"]}',
      {
        '/title': ["Title can't be blank"],
        '/published_at': ['Published at is not a date'],
        general: ['Everything is wrong'],
      },
    ],
  ])('%s', (_name, body, expected) => expect(read(body)).toEqual(expected));

  test.each(['{"errors":[]}', '{"errors":{"title":[{"error":"blank"}]}}', '{"error":"Bad Request","status":400}'])(
    'is not %s',
    (body) => expect(railsErrors.read(parseJson(body) ?? null, answer(body))).toBeNull(),
  );
});

describe('Laravel', () => {
  test.each<[string, string, object]>([
    [
      'dotted paths',
      '{"message":"The title must be a string. (and 2 more errors)","errors":{"title":["The title must be a string.","The title must be at least 1 characters."],"branches.0.name":["The branches.0.name field is required."],"email":["The email must be valid."]}}',
      {
        '/title': ['The title must be a string.', 'The title must be at least 1 characters.'],
        '/branches/0/name': ['The branches.0.name field is required.'],
        '/email': ['The email must be valid.'],
      },
    ],
    ['no validation', '{"message":"Unauthenticated."}', { general: ['Unauthenticated.'] }],
    [
      'a list of plain items',
      '{"message":"x","errors":{"tags.1":["The tags.1 is a duplicate."]}}',
      { '/tags/1': ['The tags.1 is a duplicate.'] },
    ],
  ])('%s', (_name, body, expected) => expect(read(body)).toEqual(expected));

  test.each(['{"errors":{"title":["x"]}}', '{"message":"x","errors":{"title":"x"}}', '{"message":"x","errors":[]}'])(
    'is not %s',
    (body) => expect(laravelErrors.read(parseJson(body) ?? null, answer(body))).toBeNull(),
  );
});

describe('Express', () => {
  test.each<[string, string, object]>([
    [
      'express-validator 7',
      '{"errors":[{"location":"body","msg":"Invalid value","path":"branches[1].name","type":"field"}]}',
      { '/branches/1/name': ['Invalid value'] },
    ],
    [
      'express-validator 6',
      '{"errors":[{"value":"x","msg":"Invalid value","param":"email","location":"body"}]}',
      { '/email': ['Invalid value'] },
    ],
    [
      'zod',
      '{"error":{"issues":[{"code":"invalid_type","expected":"string","received":"number","path":["branches",0,"name"],"message":"Expected string, received number"}],"name":"ZodError"}}',
      { '/branches/0/name': ['Expected string, received number'] },
    ],
    [
      'zod, flattened',
      '{"formErrors":["No."],"fieldErrors":{"title":["Required"],"email":["Invalid email","Too short"]}}',
      { '/title': ['Required'], '/email': ['Invalid email', 'Too short'], general: ['No.'] },
    ],
    [
      'joi',
      '{"details":[{"message":"\\"title\\" is required","path":["title"],"type":"any.required","context":{"label":"title","key":"title"}}]}',
      { '/title': ['"title" is required'] },
    ],
    [
      'Ajv',
      '{"errors":[{"instancePath":"","schemaPath":"#/required","keyword":"required","params":{"missingProperty":"title"},"message":"must have required property \'title\'"},{"instancePath":"/tags/0","schemaPath":"#/x","keyword":"type","params":{"type":"string"},"message":"must be string"}]}',
      { '/title': ["must have required property 'title'"], '/tags/0': ['must be string'] },
    ],
    [
      'express-validator, mapped',
      '{"errors":{"title":{"type":"field","msg":"Invalid value","path":"title","location":"body"}}}',
      { '/title': ['Invalid value'] },
    ],
    [
      'express-validator, ways of which none was taken, and fields that are not wanted',
      '{"errors":[{"type":"alternative","msg":"Invalid value(s)","nestedErrors":[[{"type":"field","msg":"Bad","path":"email","location":"body"}],[{"type":"field","msg":"Low","path":"age","location":"body"}]]},{"type":"unknown_fields","msg":"Unknown field(s)","fields":[{"path":"shelf","location":"body","value":1}]}]}',
      { '/email': ['Bad'], '/age': ['Low'], general: ['Invalid value(s)', 'shelf: Unknown field(s)'] },
    ],
    [
      'zod 4, its error sent as it is',
      '{"name":"ZodError","message":"[{\\"code\\":\\"too_small\\",\\"path\\":[\\"title\\"],\\"message\\":\\"Too short\\"}]"}',
      { '/title': ['Too short'] },
    ],
    [
      'zod, formatted',
      '{"_errors":[],"title":{"_errors":["Too short"]},"branches":{"_errors":[],"1":{"_errors":[],"name":{"_errors":["Blank"]}}}}',
      { '/title': ['Too short'], '/branches/1/name': ['Blank'] },
    ],
    [
      'class-validator, as NestJS has it',
      '{"statusCode":400,"message":["title must be a string","branches.1.name should not be empty","each value in tags must be a string","something else"],"error":"Bad Request"}',
      {
        '/title': ['title must be a string'],
        '/branches/1/name': ['branches.1.name should not be empty'],
        '/tags': ['each value in tags must be a string'],
        general: ['something else'],
      },
    ],
    [
      'mongoose',
      '{"errors":{"title":{"name":"ValidatorError","message":"Path `title` is required.","kind":"required","path":"title"}},"_message":"Book validation failed"}',
      { '/title': ['Path `title` is required.'] },
    ],
  ])('%s', (_name, body, expected) => expect(read(body)).toEqual(expected));

  test.each([
    '{"errors":[{"message":"Cannot query field","locations":[{"line":1,"column":2}],"path":["title"],"extensions":{"code":"BAD"}}]}',
    '{"errors":[{"message":"No","code":"E1"}]}',
    '{"errors":[]}',
    '{"details":[{"path":"/a"}]}',
  ])('is not %s', (body) => expect(expressErrors.read(parseJson(body) ?? null, answer(body))).toBeNull());
});

describe('a list by field', () => {
  test.each<[string, string, object]>([
    [
      'VineJS',
      '{"errors":[{"message":"The title field must be defined","rule":"required","field":"title"},{"message":"Blank","rule":"required","field":"branches.0.name"}]}',
      { '/title': ['The title field must be defined'], '/branches/0/name': ['Blank'] },
    ],
    [
      'Spring',
      '{"status":400,"error":"Bad Request","message":"Validation failed","errors":[{"codes":["NotBlank"],"defaultMessage":"must not be blank","objectName":"book","field":"title","rejectedValue":"","code":"NotBlank"}]}',
      { '/title': ['must not be blank'] },
    ],
    [
      'GitHub',
      '{"message":"Validation Failed","errors":[{"resource":"Issue","field":"title","code":"missing_field"}]}',
      { '/title': ['missing_field'] },
    ],
    [
      'express-openapi-validator',
      '{"message":"request/body/age must be integer","errors":[{"path":"/body/age","message":"must be integer","errorCode":"type.openapi.validation"}]}',
      { '/age': ['must be integer'] },
    ],
  ])('%s', (_name, body, expected) => expect(read(body)).toEqual(expected));

  test.each([
    '{"errors":[{"message":"No","code":"E1"}]}',
    '{"errors":[{"message":"No","locations":[{"line":1,"column":2}],"path":"title"}]}',
    '{"results":[{"field":"title"}]}',
  ])('is not %s', (body) => expect(byFieldErrors.read(parseJson(body) ?? null, answer(body))).toBeNull());
});

test('a value that went beside the body is named there', () => {
  const limit = { ...createField('limit', { type: 'integer' }), where: 'query' as const };
  const withLimit = createForm({ ...form, parameters: [limit] });
  const body = '{"errors":[{"source":{"parameter":"limit"},"detail":"Too many."}]}';
  expect(read(body, 'application/vnd.api+json', withLimit)).toEqual({ '#/limit': ['Too many.'] });
});

test('a sentence in plain text is about the field it begins with, or about the whole', () => {
  expect(read('title is taken', 'text/plain; charset=utf-8')).toEqual({ '/title': ['title is taken'] });
  expect(read('No.', 'text/plain')).toEqual({ general: ['No.'] });
  expect(read('x'.repeat(600), 'text/plain')).toEqual({});
});

describe('JSON:API', () => {
  const article = createForm({
    ...form,
    fields: [
      createField('title', { place: '/data/attributes/title' }),
      createField('author', { place: '/data/relationships/author/data' }),
      createField('include'),
    ],
  });
  test.each<[string, string, object]>([
    [
      'the example of the specification',
      '{"errors":[{"status":"422","source":{"pointer":"/data/attributes/title"},"title":"Invalid Attribute","detail":"Title must contain at least two characters."},{"status":"422","source":{"pointer":"/data/attributes/secret-powers"},"detail":"Not authorised."},{"title":"Value is too high","source":{"pointer":"/data/attributes/reputation"}}]}',
      {
        '/data/attributes/title': ['Title must contain at least two characters.'],
        general: ['data.attributes.secret-powers: Not authorised.', 'data.attributes.reputation: Value is too high'],
      },
    ],
    [
      'a parameter',
      '{"errors":[{"source":{"parameter":"include"},"title":"Invalid Query Parameter","detail":"The resource has no such path."}]}',
      { '/include': ['The resource has no such path.'] },
    ],
    ['no source', '{"errors":[{"status":"403","title":"Forbidden"}]}', { general: ['Forbidden'] }],
    [
      'below a field',
      '{"errors":[{"source":{"pointer":"/data/relationships/author/data/id"},"detail":"No such person."}]}',
      { '/data/relationships/author/data/id': ['No such person.'] },
    ],
  ])('%s', (_name, body, expected) => expect(read(body, 'application/vnd.api+json', article)).toEqual(expected));

  test.each(['{"errors":[{"message":"x"}]}', '{"errors":[{"status":422,"title":"x"}]}', '{"errors":{"title":["x"]}}'])(
    'is not %s',
    (body) => expect(jsonApiErrors.read(parseJson(body) ?? null, answer(body))).toBeNull(),
  );
});

describe('FastAPI', () => {
  test('by steps, of which the first is the part of the request', () => {
    expect(
      read(
        '{"detail":[{"type":"missing","loc":["body","branches",0,"name"],"msg":"Field required","input":null},{"loc":["query","age"],"msg":"Input should be a valid integer"}]}',
      ),
    ).toEqual({
      '/branches/0/name': ['Field required'],
      general: ['age: Input should be a valid integer'],
    });
  });

  test.each(['{"detail":["x"]}', '{"detail":"Not Found"}'])('is not %s', (body) =>
    expect(pydanticErrors.read(parseJson(body) ?? null, answer(body))).toBeNull(),
  );
});

test.each<[string, string, string[]]>([
  ['an error in an object', '{"error":{"code":404,"message":"Not here."}}', ['Not here.']],
  ['OAuth', '{"error":"invalid_grant","error_description":"It was used."}', ['It was used.']],
  [
    'GraphQL',
    '{"errors":[{"message":"Cannot query field","locations":[{"line":1,"column":2}],"path":["title"]}]}',
    ['Cannot query field'],
  ],
  ['HTML', '<h1>Server Error (500)</h1>', []],
])('what is of no known shape is about the whole: %s', (_name, body, general) => {
  expect(readServerErrors(answer(body), form)).toEqual({ fields: new Map(), general });
});

test('an answer that is no refusal says nothing', () => {
  expect(readServerErrors(answer('{"errors":{"title":["old"]}}', 'application/json', 200), form)).toEqual({
    fields: new Map(),
    general: [],
  });
});

test('no answer makes it throw', () => {
  const name = fc.constantFrom(
    'errors',
    'detail',
    'title',
    'loc',
    'path',
    'msg',
    'message',
    'issues',
    'source',
    'pointer',
    'violations',
    'a',
  );
  const { value } = fc.letrec<{ value: unknown }>((tie) => ({
    value: fc.oneof(
      { maxDepth: 5 },
      fc.constantFrom(null, true, 1, 'x', '/title', 'title'),
      fc.array(tie('value'), { maxLength: 3 }),
      fc.dictionary(name, tie('value'), { maxKeys: 4 }),
    ),
  }));
  fc.assert(
    fc.property(value, (body) => {
      const { fields: placed, general } = readServerErrors(answer(JSON.stringify(body)), form);
      return [...placed.keys()].every((pointer) => pointer.startsWith('/')) && Array.isArray(general);
    }),
  );
});
