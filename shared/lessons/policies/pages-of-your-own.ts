import type { Lesson } from '../lesson';
import { wants } from '../probing';
import { bodyAt, field, rowsAt, textAt } from '../seen';
import { code, get, list, paragraph, step } from '../writing';

export const pagesOfYourOwn: Lesson = {
  id: 'pages-of-your-own',
  track: 'policies',
  title: 'Pages in a shape of their own',
  minutes: 5,
  text: [
    paragraph(
      'A project may want other names, another cap, another shape. In Django REST framework that is a small class, and the three usual wishes are these:',
    ),
    code(
      'A paginator of one’s own',
      "class Pages(PageNumberPagination):\n    page_size_query_param = 'per_page'\n    max_page_size = 100\n\n    def get_paginated_response(self, data):\n        return Response({\n            'links': {'next': self.get_next_link(), 'previous': self.get_previous_link()},\n            'count': self.page.paginator.count,\n            'results': data,\n        })",
    ),
    list(
      'Links nested in an object: Cairn finds them, and lets you correct it where it does not.',
      'Everything in the head: a bare list, and `Link` with first, prev, next and last.',
      'Other parameters: `?per_page=` with Laravel, `?page[number]=` with JSON:API.',
    ),
  ],
  steps: [
    step('nested', 'Read pages with nested links', '`links.next` in place of `next`.', get('/pagination/nested-links/')),
    step('head', 'Read pages whose links are in the head', 'A bare list, and `Link`.', get('/pagination/link-header/?page=2')),
    step('names', 'Read pages with other parameters', '`page[number]`.', get('/pagination/json-api/?page%5Bnumber%5D=2')),
  ],
  scene: null,
  probes: [
    {
      id: 'nested',
      claim: 'The way on was nested',
      check: wants({
        method: 'GET',
        path: '/pagination/nested-links/',
        status: 200,
        also: (seen) => (textAt(seen, 'links', 'next') === '' ? 'That was the last page: take another.' : null),
      }),
    },
    {
      id: 'head',
      claim: 'The way on stood in the head, and the body was bare',
      check: wants({
        method: 'GET',
        path: '/pagination/link-header/',
        status: 200,
        also: (seen) =>
          field(seen, 'Link')?.includes('rel="next"') && rowsAt(seen).length > 0 ? null : 'There is no next in Link.',
      }),
    },
    {
      id: 'names',
      claim: 'Other names did the same',
      check: wants({
        method: 'GET',
        path: /^\/pagination\/(json-api|laravel|odata|fhir)\/\?/,
        named: '/pagination/json-api/?page[number]=2',
        status: 200,
        also: (seen) => (bodyAt(seen) !== undefined ? null : 'Nothing that can be read came.'),
      }),
    },
  ],
  slip: {
    says: 'Going past the end of each, where there is no way on, and forgetting the parameters.',
    asks: [get('/pagination/nested-links/?page=99'), get('/pagination/link-header/?page=99'), get('/pagination/json-api/')],
  },
  takeaway: 'Shape and names differ; what a page owes is a way on, a way back and a limit.',
};
