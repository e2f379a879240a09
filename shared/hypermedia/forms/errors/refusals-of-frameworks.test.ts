import { describe, expect, test } from 'vitest';
import { createField } from '../create-field';
import { createForm } from '../create-form';
import type { FormField } from '../form-field';
import { readServerErrors } from '../read-server-errors';

const item = (fields: readonly FormField[]) => createField('', { type: 'object', place: '', fields });
const fields: FormField[] = [
  createField('title'),
  createField('price', { type: 'number' }),
  createField('email'),
  createField('address', { type: 'object', fields: [createField('city'), createField('zip')] }),
  createField('items', { type: 'list', item: item([createField('name'), createField('price')]) }),
  createField('parent', { type: 'object', fields: [createField('page_id')] }),
];
const form = createForm({ id: 'a', title: 'A', method: 'POST', url: 'http://a/', source: 'OPTIONS', fields });

function read(body: string, into = form, status = 422) {
  const type = /^[[{]/.test(body) ? 'application/json' : 'text/plain';
  return readServerErrors({ method: 'POST', url: 'http://a/', status, headers: [['Content-Type', type]], body }, into);
}

describe('what a framework refuses lands on its fields, as answered by', () => {
  test.each<[string, string, string[]]>([
    [
      'Xero',
      '{"ErrorNumber":10,"Type":"ValidationException","Message":"A validation exception occurred","Elements":[{"Title":"A","Price":1,"ValidationErrors":[{"Message":"Email Address must be valid."},{"Message":"Title must not be empty"}]}]}',
      ['/title'],
    ],
    [
      'Xero, of one that is needed',
      '{"ErrorNumber":10,"Type":"ValidationException","Message":"A validation exception occurred","Elements":[{"ValidationErrors":[{"Message":"Title is a required field"}]}]}',
      ['/title'],
    ],
    [
      'Notion',
      '{"object":"error","status":400,"code":"validation_error","message":"body failed validation: body.parent.page_id should be defined, instead was `undefined`."}',
      ['/parent/page_id'],
    ],
    [
      'Notion, of several',
      '{"object":"error","status":400,"code":"validation_error","message":"body failed validation. Fix one: body.parent.page_id should be defined, instead was `undefined`. body.title should be a string, instead was `1`."}',
      ['/parent/page_id', '/title'],
    ],
    [
      'Micronaut',
      '{"message":"Bad Request","_embedded":{"errors":[{"message":"book.title: must not be blank"}]},"_links":{"self":{"href":"/books","templated":false}}}',
      ['/title'],
    ],
    [
      'Micronaut, of one',
      '{"message":"book.title: must not be blank","_links":{"self":{"href":"/books","templated":false}}}',
      ['/title'],
    ],
    [
      'Micronaut, of a parameter',
      '{"message":"Bad Request","_embedded":{"errors":[{"message":"save.book.items[0].price: must be greater than 0"}]}}',
      ['/items/0/price'],
    ],
    ['Cerberus', '{"items":[{"0":[{"price":["min value is 1"]}]}]}', ['/items/0/price']],
    [
      'Cerberus, of an object',
      '{"address":[{"city":["required field"]}],"title":["null value not allowed"]}',
      ['/address/city', '/title'],
    ],
    [
      'Pydantic’s errors()',
      '[{"type":"missing","loc":["items",0,"price"],"msg":"Field required","input":{},"url":"https://errors.pydantic.dev/2/v/missing"}]',
      ['/items/0/price'],
    ],
    ['Pydantic’s errors() as errors', '{"errors":[{"loc":["title"],"msg":"x","type":"y"}]}', ['/title']],
    [
      'Flask-pydantic',
      '{"validation_error":{"body_params":[{"loc":["title"],"msg":"field required","type":"value_error.missing"}]}}',
      ['/title'],
    ],
    [
      'Pydantic, as text',
      '{"detail":"2 validation errors for Book\\ntitle\\n  Field required [type=missing, input_value={}, input_type=dict]\\n    For further information visit https://errors.pydantic.dev/2.5/v/missing\\nitems.0.price\\n  Input should be a valid number [type=float_parsing, input_value=1, input_type=str]"}',
      ['/title', '/items/0/price'],
    ],
    [
      'zod’s prettifyError',
      '{"error":"✖ Invalid input: expected string\\n  → at title\\n✖ Too small\\n  → at items[0].price"}',
      ['/title', '/items/0/price'],
    ],
    ['joi, as text', '{"error":"\\"items[0].price\\" must be a number. \\"title\\" is required"}', ['/items/0/price', '/title']],
    [
      'celebrate',
      '{"statusCode":400,"error":"Bad Request","message":"Validation failed","validation":{"body":{"source":"body","keys":["title"],"message":"\\"title\\" is required"}}}',
      ['/title'],
    ],
    [
      'class-validator',
      '[{"target":{},"property":"items","children":[{"property":"0","children":[{"property":"price","children":[],"constraints":{"isNumber":"price must be a number"}}]}]},{"property":"title","constraints":{"isNotEmpty":"title should not be empty"},"children":[]}]',
      ['/items/0/price', '/title'],
    ],
    [
      'class-validator, as NestJS passes it on',
      '{"statusCode":400,"error":"Bad Request","message":[{"property":"items","children":[{"property":"0","children":[{"property":"price","children":[],"constraints":{"isNumber":"price must be a number"}}]}]}]}',
      ['/items/0/price'],
    ],
    [
      'routing-controllers',
      '{"errors":[{"target":{},"property":"title","constraints":{"isNotEmpty":"title should not be empty"},"children":[]}],"name":"BadRequestError","message":"Invalid body, check \'errors\' property for more info."}',
      ['/title'],
    ],
    [
      'FluentValidation',
      '[{"propertyName":"Items[0].Price","errorMessage":"bad","attemptedValue":0,"severity":0,"errorCode":"x"}]',
      ['/items/0/price'],
    ],
    [
      'System.Text.Json',
      '{"type":"x","title":"One or more validation errors occurred.","status":400,"errors":{"$":["JSON deserialization for type \'Book\' was missing required properties, including the following: title, price"]}}',
      ['/title', '/price'],
    ],
    [
      'ABP',
      '{"error":{"code":null,"message":"Your request is not valid!","details":"x","validationErrors":[{"message":"The Title field is required.","members":["title"]}]}}',
      ['/title'],
    ],
    [
      'Jackson',
      '{"status":400,"error":"Bad Request","message":"JSON parse error: Cannot deserialize value of type `int` from String \\"x\\": not a valid Integer value; (through reference chain: com.x.Book[\\"items\\"]->java.util.ArrayList[0]->com.x.Item[\\"price\\"])"}',
      ['/items/0/price'],
    ],
    [
      'Hibernate Validator, as text',
      '{"message":"create.dto.items[0].price: must be greater than 0, create.dto.title: must not be blank"}',
      ['/items/0/price', '/title'],
    ],
    [
      'forms of Symfony',
      '{"code":400,"message":"Validation Failed","errors":{"children":{"title":{"errors":["This value should not be blank."]},"items":{"children":[{"children":{"price":{"errors":["bad"]},"name":{}}}]},"price":{}}}}',
      ['/title', '/items/0/price'],
    ],
    [
      'API Platform 3',
      '{"status":400,"detail":"title: This value should be of type string.","title":"An error occurred","type":"/errors/400"}',
      ['/title'],
    ],
    [
      'drf-standardized-errors',
      '{"type":"validation_error","errors":[{"code":"required","detail":"This field is required.","attr":"items.0.price"}]}',
      ['/items/0/price'],
    ],
    [
      'GitHub, of its schema',
      '{"message":"Invalid request.\\n\\nFor \'properties/title\', 1 is not a string.","documentation_url":"x"}',
      ['/title'],
    ],
    [
      'Google, as text',
      '{"error":{"code":400,"message":"Invalid value at \'book.items[0].price\' (TYPE_INT32), \\"x\\"","status":"INVALID_ARGUMENT"}}',
      ['/items/0/price'],
    ],
    [
      'Ajv, of what is not wanted',
      '[{"instancePath":"","keyword":"additionalProperties","params":{"additionalProperty":"title"},"message":"must NOT have additional properties"}]',
      ['/title'],
    ],
    [
      'Go’s validator',
      "{\"error\":\"Key: 'Book.Email' Error:Field validation for 'Email' failed on the 'required' tag\\nKey: 'Book.Items[0].Price' Error:Field validation for 'Price' failed on the 'gt' tag\"}",
      ['/email', '/items/0/price'],
    ],
    [
      'protoc-gen-validate',
      '{"code":3,"message":"invalid Book.Title: value length must be at least 1 runes","details":[]}',
      ['/title'],
    ],
    [
      'protoc-gen-validate, nested',
      '{"code":3,"message":"invalid CreateBookRequest.Book: embedded message failed validation | caused by: invalid Book.Title: value length must be at least 1 runes"}',
      ['/title'],
    ],
    [
      'protovalidate',
      '{"code":"invalid_argument","message":"validation error: items[0].price: value must be greater than 0","details":[]}',
      ['/items/0/price'],
    ],
    [
      'protovalidate, of several',
      '{"code":3,"message":"validation error:\\n - title: value length must be at least 1 characters [string.min_len]\\n - items[0].price: bad [x]","details":[]}',
      ['/title', '/items/0/price'],
    ],
    ['ozzo-validation', '{"email":"cannot be blank","title":"must be x"}', ['/email', '/title']],
    [
      'Play',
      '{"obj.title":[{"msg":["error.path.missing"],"args":[]}],"obj.items[0].price":[{"msg":["error.expected.jsnumber"],"args":[]}]}',
      ['/title', '/items/0/price'],
    ],
    ['Vapor', '{"error":true,"reason":"title is required, email is not a valid email address"}', ['/title', '/email']],
    [
      'Vapor, of a list',
      '{"error":true,"reason":"Value of type \'Int\' required for key \'items.Index 0.price\'."}',
      ['/items/0/price'],
    ],
    [
      'axum',
      'Failed to deserialize the JSON body into the target type: items[0].price: invalid type: string \\"x\\", expected u32 at line 1 column 20',
      ['/items/0/price'],
    ],
    ['garde', '{"message":"title: length is lower than 1\\nitems[0].price: lower than 1\\n"}', ['/title', '/items/0/price']],
    [
      'Sequelize',
      '{"error":"notNull Violation: Book.title cannot be null,\\nValidation error: Validation isEmail on email failed"}',
      ['/title', '/email'],
    ],
    [
      'mongoose, as text',
      '{"error":"Book validation failed: title: Path `title` is required., items.0.price: Cast to Number failed"}',
      ['/title', '/items/0/price'],
    ],
    [
      'MongoDB',
      '{"message":"E11000 duplicate key error collection: db.books index: email_1 dup key: { email: \\"a@b.c\\" }"}',
      ['/email'],
    ],
    [
      'PostgreSQL through PostgREST',
      '{"code":"23505","details":"Key (email)=(a@b.c) already exists.","hint":null,"message":"duplicate key value violates unique constraint \\"books_email_key\\""}',
      ['/email'],
    ],
    ['Grape', '{"error":"title is missing, items[0][price] is invalid"}', ['/title', '/items/0/price']],
    ['Grape, in lists', '{"errors":[{"params":["title"],"messages":["is missing"]}]}', ['/title']],
    [
      'superstruct',
      '{"value":1,"key":"price","type":"number","refinement":null,"path":["items",0,"price"],"branch":[],"failures":[],"message":"At path: items.0.price -- Expected a number, but received: 1"}',
      ['/items/0/price'],
    ],
    ['superstruct, as text', '{"error":"At path: items.0.price -- Expected a number, but received: 1"}', ['/items/0/price']],
    [
      'Auth0',
      '{"statusCode":400,"error":"Bad Request","message":"Payload validation error: \'Missing required property: email\'.","errorCode":"invalid_body"}',
      ['/email'],
    ],
    [
      'Auth0, of a property',
      '{"statusCode":400,"error":"Bad Request","message":"Payload validation error: \'Expected type string but found type number\' on property email (x).","errorCode":"invalid_body"}',
      ['/email'],
    ],
    [
      'Slack',
      '{"ok":false,"error":"invalid_arguments","response_metadata":{"messages":["[ERROR] missing required field: title [json-pointer:/items/0/price]"]}}',
      ['/items/0/price'],
    ],
    [
      'Okta',
      '{"errorCode":"E0000001","errorSummary":"Api validation failed: email","errorCauses":[{"errorSummary":"email: bad"}]}',
      ['/email'],
    ],
    [
      'ServiceStack',
      '{"responseStatus":{"errorCode":"NotEmpty","message":"x","errors":[{"errorCode":"NotEmpty","fieldName":"Title","message":"\'Title\' must not be empty."}]}}',
      ['/title'],
    ],
    [
      'Huma',
      '{"title":"Unprocessable Entity","status":422,"detail":"validation failed","errors":[{"message":"expected required property title to be present","location":"body","value":{}},{"message":"expected number","location":"body.items[0].price","value":"x"}]}',
      ['/items/0/price', '/title'],
    ],
  ])('%s', (_name, body, pointers) => {
    const { fields: found } = read(body);
    expect([...found.keys()].toSorted()).toEqual(pointers.toSorted());
    expect([...found.values()].flat().every((message) => message.length > 0)).toBe(true);
  });

  test('sentences of several are told apart', () => {
    expect([...read('{"error":"title is required, email is not a valid email address"}').fields.values()]).toEqual([
      ['title is required'],
      ['email is not a valid email address'],
    ]);
    expect(read('{"message":"a.title: must not be blank, a.items[1].price: must be 1 or more"}').fields).toEqual(
      new Map([
        ['/title', ['must not be blank']],
        ['/items/1/price', ['must be 1 or more']],
      ]),
    );
  });

  test('what is refused of the query is no field of the body that is called the same', () => {
    const title = { ...createField('title'), where: 'query' as const };
    const { fields: found } = read(
      '{"detail":[{"loc":["query","title"],"msg":"Too long","type":"x"}]}',
      createForm({ ...form, parameters: [title] }),
    );
    expect([...found.keys()]).toEqual(['#/title']);
  });

  test('nor where nothing beside the body is called so', () => {
    const body = '{"detail":[{"loc":["query","title"],"msg":"Field required","type":"missing"}]}';
    const said = { fields: new Map(), general: ['title: Field required'] };
    expect(read(body)).toMatchObject(said);
    // Without a body the fields are what goes into the address.
    const search = createForm({ ...form, method: 'GET', contentTypes: [] });
    expect([...read(body, search).fields.keys()]).toEqual(['/title']);
  });
});

describe('what is refused, by the names of fields', () => {
  const described = createForm({
    ...form,
    fields: [...fields, ...['description', 'detail', 'message'].map((name) => createField(name))],
  });

  test('is about these', () => {
    const { fields: found } = read('{"title":"is too long","description":"cannot be blank"}', described);
    expect([...found.keys()]).toEqual(['/title', '/description']);
    expect([...read('{"price":"must be a number"}').fields.keys()]).toEqual(['/price']);
  });

  test.each([
    [404, '{"description":"Not Found"}'],
    [403, '{"title":"Not allowed"}'],
    [500, '{"title":"Not now","description":"Not available"}'],
    [400, '{"description":"Invalid request"}'],
    [422, '{"title":"Invalid request"}'],
    [422, '{"detail":"Not a valid request"}'],
    [404, '{"message":"Not found"}'],
  ])('is about the whole with %d %s', (status, body) => {
    const { fields: found, general } = read(body, described, status);
    expect([...found]).toEqual([]);
    expect(general).toHaveLength(1);
  });
});

describe('a word that is the name of a field makes no error of that field', () => {
  test.each<[string, string]>([
    ['in the middle of a sentence', '{"message":"The price of this plan is too high for you"}'],
    ['that is asked to be looked at', '{"message":"Check your email to confirm"}'],
    ['at the beginning of what is about something else', '{"message":"Title search is unavailable"}'],
    ['after a colon', '{"error":"Not allowed: title"}'],
    [
      'in a list, as Xero has it',
      '{"Message":"x","Elements":[{"Title":"A","ValidationErrors":[{"Message":"Account code is not valid for this title"}]}]}',
    ],
    ['that Notion mentions', '{"message":"body failed validation: see the title of the docs"}'],
    [
      'of an argument, as Micronaut names it',
      '{"message":"Bad Request","_embedded":{"errors":[{"message":"Required argument [Book book] not specified: title"}]}}',
    ],
    [
      'that is the rule of Go’s validator',
      "{\"error\":\"Key: 'User.Shelf' Error:Field validation for 'Shelf' failed on the 'email' tag\"}",
    ],
    ['that protoc-gen-validate does not name', '{"code":3,"message":"invalid title of the request"}'],
    ['that superstruct expects', '{"error":"At path: shelf -- Expected `email`"}'],
    [
      'of a chain that leads elsewhere',
      '{"message":"Unrecognized field \\"titel\\" (2 known properties: \\"title\\"]) (through reference chain: a.Book[\\"titel\\"])"}',
    ],
    ['in values that are sent back', '{"title":"Must we go","email":"a@b.c"}'],
    ['of a location that is the whole body', '{"errors":[{"message":"no JSON","location":"body"}],"title":"email"}'],
    ['in an address', '{"message":"See https://a.test/docs/title: it tells more"}'],
  ])('%s', (_name, body) => {
    expect([...read(body).fields]).toEqual([]);
    expect(read(body).general.length).toBeLessThanOrEqual(1);
  });
});
