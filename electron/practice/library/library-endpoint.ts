import { z } from 'zod';
import type { Endpoint, GroupName, TryIt } from '../endpoint.ts';
import { describeFields, schemasOf } from '../drf/metadata.ts';
import { createHandler, listHandler, type FindScope } from '../drf/list-handlers.ts';
import { findRow, patchHandler, readHandler, removeHandler, replaceHandler } from '../drf/one-handlers.ts';
import { parses, patchParses } from '../drf/parsers/parse-body.ts';
import { renderers } from '../drf/negotiate.ts';
import type { Resource } from '../drf/resource.ts';
import { serveView, viewMethods, type View } from '../drf/view.ts';
import { anyAuthenticator } from '../policies/authentication.ts';
import { isAuthenticatedOrReadOnly } from '../policies/permissions.ts';

export interface Words {
  readonly name: string;
  readonly summary: string;
  readonly description: string;
  readonly tryIt: readonly TryIt[];
}

/** The library's policies: everybody reads, people with a credential write. */
const manners = { authenticators: anyAuthenticator, permission: isAuthenticatedOrReadOnly } as const;

/** A list of a resource: read with search, filters, order and pages; add to it with POST. */
export function listEndpoint(
  resource: Resource,
  words: Words,
  nested?: { path: string; findScope: FindScope; decided: readonly string[] },
): Endpoint {
  const writable = resource.fields.filter((field) => !nested?.decided.includes(field.name));
  const view: View = {
    ...manners,
    name: words.name,
    description: words.description,
    handlers: { GET: listHandler(resource, nested?.findScope), POST: createHandler(resource, nested?.findScope) },
    actions: (_ask, person) => (person ? { POST: describeFields(writable) } : null),
  };
  const { shown, sent } = schemasOf(writable);
  const page = {
    type: 'object',
    properties: { count: { type: 'integer' }, next: link, previous: link, results: { type: 'array', items: shown } },
  };
  return {
    ...viewEndpoint(view, { path: nested?.path ?? resource.path, group: 'Library', words }),
    query: listQuerySchema(resource),
    describes: {
      GET: { answer: page, gives: renderers.map((each) => each.mediaType) },
      POST: { body: sent, takes: parses, answer: shown },
    },
  };
}

/** One object of a resource: read, replaced, changed, removed. */
export function oneEndpoint(resource: Resource, words: Words): Endpoint {
  const view: View = {
    ...manners,
    name: words.name,
    description: words.description,
    handlers: {
      GET: readHandler(resource),
      PUT: replaceHandler(resource),
      PATCH: patchHandler(resource),
      DELETE: removeHandler(resource),
    },
    actions(ask, person) {
      const row = findRow(resource, ask);
      const may = row && person && (resource.mayChange?.(row, person) ?? true);
      return may ? { PUT: describeFields(resource.fields) } : null;
    },
  };
  const { shown, sent } = schemasOf(resource.fields);
  const { required: _all, ...partly } = sent;
  return {
    ...viewEndpoint(view, { path: `${resource.path}{id}/`, group: 'Library', words }),
    query: shapeQuery,
    describes: {
      GET: { answer: shown, gives: renderers.map((each) => each.mediaType) },
      PUT: { body: sent, takes: parses, answer: shown },
      PATCH: { body: partly, takes: [...parses, ...patchParses], answer: shown },
    },
  };
}

/** Any DRF view as an endpoint. The view refuses methods itself, after it knows who asks. */
export function viewEndpoint(view: View, { path, group, words }: { path: string; group: GroupName; words: Words }): Endpoint {
  const { summary, description, tryIt } = words;
  return {
    path,
    group,
    summary,
    description,
    tryIt,
    methods: [...viewMethods(view), 'OPTIONS'],
    methodsJudgedBy: 'endpoint',
    handle: (ask) => serveView(view, ask),
  };
}

const link = { type: ['string', 'null'], format: 'uri' };

const shapeQuery = z.object({
  format: z
    .string()
    .optional()
    .describe(`a format by name: ${renderers.map((each) => each.format).join(', ')}`),
  fields: z.string().optional().describe('names of fields to keep, with commas'),
  expand: z.string().optional().describe('names of links to show as whole objects, with commas'),
});

function listQuerySchema(resource: Resource): z.ZodObject {
  const filters = (resource.filters ?? []).map(({ name, help }) => [name, z.string().optional().describe(help)] as const);
  return shapeQuery.extend({
    page: z.string().optional().describe('a number, or "last"'),
    page_size: z.string().optional().describe('1 to 100; 20 when left out'),
    ...(resource.search && { search: z.string().optional().describe('every word must be found') }),
    ...(resource.ordering && {
      ordering: z
        .string()
        .optional()
        .describe(`${Object.keys(resource.ordering).join(', ')}; a minus turns one around`),
    }),
    ...Object.fromEntries(filters),
  });
}
