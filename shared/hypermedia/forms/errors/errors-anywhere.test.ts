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
  createField('published_at'),
  createField('tags', { type: 'list', item: createField('', { place: '' }) }),
  createField('address', { type: 'object', fields: [createField('city'), createField('zip')] }),
  createField('items', { type: 'list', item: item([createField('name'), createField('price')]) }),
];
const form = createForm({ id: 'a', title: 'A', method: 'POST', url: 'http://a/', source: 'OPTIONS', fields });

const read = (body: unknown, status = 422) => readText(JSON.stringify(body), status);

function readText(body: string, status = 422) {
  const headers: [string, string][] = [['Content-Type', 'application/json']];
  return readServerErrors({ method: 'POST', url: 'http://a/', status, headers, body }, form);
}

describe('what an API refuses lands on its fields, as answered by', () => {
  test.each<[string, string, string[]]>([
    [
      'ASP.NET Web API 2',
      '{"Message":"The request is invalid.","ModelState":{"model.Title":["req"],"model.Items[0].Price":["bad"]}}',
      ['/title', '/items/0/price'],
    ],
    ['errors alone, with a dot', '{"title":["can\'t be blank"],"address.city":["x"]}', ['/title', '/address/city']],
    [
      'API Platform 2',
      '{"@type":"ConstraintViolationList","hydra:title":"An error occurred","violations":[{"propertyPath":"items[0].price","message":"bad","code":"x"},{"propertyPath":"title","message":"blank"}]}',
      ['/items/0/price', '/title'],
    ],
    [
      'Valibot',
      '{"issues":[{"kind":"schema","type":"string","message":"bad","path":[{"type":"object","key":"items"},{"type":"array","key":0},{"type":"object","key":"price"}]}]}',
      ['/items/0/price'],
    ],
    [
      'zod’s treeifyError',
      '{"errors":[],"properties":{"items":{"errors":[],"items":[{"errors":[],"properties":{"price":{"errors":["bad"]}}}]},"title":{"errors":["req"]}}}',
      ['/items/0/price', '/title'],
    ],
    [
      'Fastify',
      '{"statusCode":400,"code":"FST_ERR_VALIDATION","error":"Bad Request","message":"body/items/0/price must be number"}',
      ['/items/0/price'],
    ],
    [
      'Fastify, of what is missing',
      '{"statusCode":400,"code":"FST_ERR_VALIDATION","error":"Bad Request","message":"body must have required property \'title\'"}',
      ['/title'],
    ],
    [
      'Stripe',
      '{"error":{"code":"parameter_missing","message":"Missing required param: items[0][price].","param":"items[0][price]","type":"invalid_request_error"}}',
      ['/items/0/price'],
    ],
    [
      'Google’s APIs',
      '{"error":{"code":400,"message":"Invalid","status":"INVALID_ARGUMENT","details":[{"@type":"type.googleapis.com/google.rpc.BadRequest","fieldViolations":[{"field":"items[0].price","description":"bad"},{"field":"book.title","description":"req"}]}]}}',
      ['/items/0/price', '/title'],
    ],
    [
      'Salesforce',
      '[{"message":"Required fields are missing: [Title]","errorCode":"REQUIRED_FIELD_MISSING","fields":["Title"]}]',
      ['/title'],
    ],
    [
      'HubSpot',
      '{"status":"error","message":"Property values were not valid","category":"VALIDATION_ERROR","errors":[{"message":"bad","in":"email"},{"message":"Email no","code":"INVALID","context":{"propertyName":["title"]}}]}',
      ['/email', '/title'],
    ],
    ['GitLab', '{"message":{"title":["has already been taken"]}}', ['/title']],
    [
      'WordPress',
      '{"code":"rest_invalid_param","message":"Invalid parameter(s): title","data":{"status":400,"params":{"title":"title is not of type string."},"details":{}}}',
      ['/title'],
    ],
    [
      'Directus',
      '{"errors":[{"message":"Value for field \\"title\\" has to be unique.","extensions":{"code":"RECORD_NOT_UNIQUE","field":"title","collection":"books"}}]}',
      ['/title'],
    ],
    [
      'Strapi',
      '{"data":null,"error":{"status":400,"name":"ValidationError","message":"2 errors","details":{"errors":[{"path":["items","0","price"],"message":"bad","name":"ValidationError"}]}}}',
      ['/items/0/price'],
    ],
    [
      'PocketBase',
      '{"code":400,"message":"Failed","data":{"title":{"code":"validation_required","message":"Missing required value."}}}',
      ['/title'],
    ],
    [
      'Contentful',
      '{"sys":{"type":"Error","id":"InvalidEntry"},"message":"Validation error","details":{"errors":[{"name":"required","path":["fields","title","en-US"],"details":"The property \\"title\\" is required here"}]}}',
      ['/title'],
    ],
    [
      'OData',
      '{"error":{"code":"501","message":"Unsupported","target":"query","details":[{"code":"301","target":"Title","message":"bad"}]}}',
      ['/title'],
    ],
    ['webargs', '{"code":422,"status":"Unprocessable Entity","errors":{"json":{"title":["Missing data"]}}}', ['/title']],
    ['Flask-RESTful', '{"message":{"title":"Missing required parameter in the JSON body"}}', ['/title']],
    [
      'Connexion',
      '{"detail":"\'title\' is a required property","status":400,"title":"Bad Request","type":"about:blank"}',
      ['/title'],
    ],
    [
      'Magento',
      '{"message":"\\"%fieldName\\" is required. Enter and try again.","parameters":{"fieldName":"title"}}',
      ['/title'],
    ],
    [
      'Zendesk',
      '{"error":"RecordInvalid","description":"Record validation errors","details":{"title":[{"description":"Title: cannot be blank","error":"BlankValue"}]}}',
      ['/title'],
    ],
    ['Asana', '{"errors":[{"message":"title: Missing input","help":"x"}]}', ['/title']],
    [
      'LoopBack 4',
      '{"error":{"statusCode":422,"name":"UnprocessableEntityError","message":"x","code":"VALIDATION_FAILED","details":[{"path":"/items/0/price","code":"type","message":"must be number","info":{}},{"path":"","code":"required","message":"must have required property \'title\'","info":{"missingProperty":"title"}}]}}',
      ['/items/0/price', '/title'],
    ],
    [
      'LoopBack 3',
      '{"error":{"statusCode":422,"name":"ValidationError","message":"x","details":{"context":"Book","codes":{"title":["presence"]},"messages":{"title":["can\'t be blank"]}}}}',
      ['/title'],
    ],
    [
      'Eve',
      '{"_status":"ERR","_issues":{"title":"required field","items":{"0":{"price":"must be of float type"}}},"_error":{"code":422,"message":"x"}}',
      ['/title', '/items/0/price'],
    ],
    ['Twilio', '{"code":21211,"message":"The \'title\' number is invalid","status":400}', ['/title']],
    [
      'PayPal',
      '{"name":"INVALID_REQUEST","details":[{"field":"/items/0/price","value":"","location":"body","issue":"MISSING_REQUIRED_PARAMETER","description":"A required field is missing."}],"message":"x"}',
      ['/items/0/price'],
    ],
    [
      'Adyen',
      '{"status":422,"errorCode":"14_012","title":"x","invalidFields":[{"name":"email","value":"","message":"bad"}]}',
      ['/email'],
    ],
    [
      'Chargebee',
      '{"message":"title : should not be empty","type":"invalid_request","api_error_code":"param_wrong_value","param":"title","error_code":"x"}',
      ['/title'],
    ],
    [
      'Mollie',
      '{"status":422,"title":"Unprocessable Entity","detail":"The amount is higher","field":"title","_links":{}}',
      ['/title'],
    ],
    ['Recurly', '{"error":{"type":"validation","message":"x","params":[{"param":"title","message":"is invalid"}]}}', ['/title']],
    [
      'FHIR',
      '{"resourceType":"OperationOutcome","issue":[{"severity":"error","code":"required","details":{"text":"missing"},"expression":["Book.items[0].price"]}]}',
      ['/items/0/price'],
    ],
    [
      'gRPC-Gateway',
      '{"code":3,"message":"invalid","details":[{"@type":"type.googleapis.com/google.rpc.BadRequest","fieldViolations":[{"field":"title","description":"bad"}]}]}',
      ['/title'],
    ],
    [
      'Kubernetes',
      '{"kind":"Status","status":"Failure","message":"x","reason":"Invalid","details":{"name":"a","causes":[{"reason":"FieldValueRequired","message":"Required value","field":"spec.items[0].price"}]},"code":422}',
      ['/items/0/price'],
    ],
    [
      'PostgREST',
      '{"code":"23502","details":"Failing row","hint":null,"message":"null value in column \\"title\\" of relation \\"books\\" violates not-null constraint"}',
      ['/title'],
    ],
    ['Hasura', '{"path":"$.items[0].price","error":"bad","code":"x"}', ['/items/0/price']],
    [
      'Discord',
      '{"code":50035,"message":"Invalid Form Body","errors":{"items":{"0":{"price":{"_errors":[{"code":"NUMBER_TYPE_COERCE","message":"bad"}]}}},"title":{"_errors":[{"code":"BASE_TYPE_REQUIRED","message":"This field is required"}]}}}',
      ['/items/0/price', '/title'],
    ],
    [
      'Airtable',
      '{"error":{"type":"INVALID_VALUE_FOR_COLUMN","message":"Field \\"title\\" cannot accept the provided value"}}',
      ['/title'],
    ],
    ['CakePHP', '{"message":"x","errors":{"title":{"_empty":"This field cannot be left empty"}}}', ['/title']],
    [
      'Litestar',
      '{"status_code":400,"detail":"Validation failed","extra":[{"message":"Expected `str`","key":"items.0.price","source":"body"}]}',
      ['/items/0/price'],
    ],
    [
      'hapi',
      '{"statusCode":400,"error":"Bad Request","message":"\\"title\\" is required","validation":{"source":"payload","keys":["title"]}}',
      ['/title'],
    ],
    [
      'Moleculer',
      '{"name":"ValidationError","message":"Parameters validation error!","code":422,"type":"VALIDATION_ERROR","data":[{"type":"required","message":"The \'title\' field is required.","field":"title"}]}',
      ['/title'],
    ],
    [
      'Feathers',
      '{"name":"BadRequest","message":"x","code":400,"className":"bad-request","errors":{},"data":[{"instancePath":"/items/0/price","keyword":"type","params":{},"message":"must be number"}]}',
      ['/items/0/price'],
    ],
  ])('%s', (_name, body, pointers) => {
    const { fields: found } = readText(body);
    expect([...found.keys()].toSorted()).toEqual(pointers.toSorted());
    expect([...found.values()].flat().every((message) => message.length > 0)).toBe(true);
  });
});

describe('is about the whole, and said there', () => {
  test.each<[string, unknown, string]>([
    ['what was sent, sent back', { error: 'Too many books', book: { title: 'A', price: '3', email: 'a@b.c' } }, 'Too many books'],
    ['an error that has a title of its own', { errors: [{ title: 'Forbidden', status: '403' }] }, 'Forbidden'],
    ['a path through a query', { errors: [{ message: 'No', path: ['title'], locations: [{ line: 1, column: 2 }] }] }, 'No'],
    [
      'two fields that are quoted',
      { message: "Either 'title' or 'email' has to be there" },
      "Either 'title' or 'email' has to be there",
    ],
    ['a field that the form has not', { error: { param: 'shelf', message: 'No such shelf' } }, 'No such shelf'],
    ['reasons alone', { reason: 'Closed on Sundays' }, 'Closed on Sundays'],
    ['an outcome of FHIR', { resourceType: 'OperationOutcome', issue: [{ details: { text: 'No room' } }] }, 'No room'],
  ])('%s', (_name, body, said) => {
    expect([...read(body).fields]).toEqual([]);
    expect(read(body).general).toEqual([said]);
  });

  test('a sentence, where it is not the input that is wrong', () => {
    expect(read({ message: 'Email has to be confirmed first' }, 403).general).toEqual(['Email has to be confirmed first']);
    expect([...read({ message: 'Email has to be a word' }, 400).fields.keys()]).toEqual(['/email']);
  });
});

test('gaps of a sentence are filled with what comes beside it', () => {
  const body = { message: '"%fieldName" is required. Enter and try again.', parameters: { fieldName: 'title' } };
  expect(read(body).fields.get('/title')).toEqual(['"title" is required. Enter and try again.']);
});
