import { z } from 'zod';
import type { Described, Endpoint, Method } from '../endpoint.ts';
import { componentName } from '../openapi-schemas.ts';
import { describeFields, schemaName, schemasOf } from './metadata.ts';
import { bareListHandler, createHandler, listHandler, type FindScope } from './list-handlers.ts';
import { findRow, patchHandler, readHandler, removeHandler, replaceHandler } from './one-handlers.ts';
import { parses, patchParses } from './parsers/parse-body.ts';
import { renderers } from './negotiate.ts';
import { listQuery, shapeQuery } from './resource-queries.ts';
import type { Resource } from './resource.ts';
import { viewEndpoint, type Place, type Words } from './view-endpoint.ts';
import type { Handler, View } from './view.ts';

export interface ListPlace extends Place, Policies {
  /** True where the list is a bare array without pages. */
  readonly bare?: boolean;
  /** True where nothing can be added. */
  readonly readOnly?: boolean;
  readonly nested?: { readonly findScope: FindScope; readonly decided: readonly string[] };
  /** Handlers beyond GET and POST. */
  readonly more?: Partial<Record<Method, Handler>>;
}

export interface OnePlace extends Place, Policies {
  readonly methods?: readonly Method[];
}

type Policies = Pick<View, 'authenticators' | 'permission'>;

/** A list of a resource: read it, and add to it with POST. */
export function listEndpoint(resource: Resource, place: ListPlace, words: Words): Endpoint {
  const { authenticators, permission, nested, bare = false, readOnly = false, more = {} } = place;
  const shownFields = resource.fields.filter((field) => !nested?.decided.includes(field.name));
  const view: Omit<View, 'name' | 'description'> = {
    authenticators,
    permission,
    handlers: {
      GET: bare ? bareListHandler(resource) : listHandler(resource, nested?.findScope),
      ...(!readOnly && { POST: createHandler(resource, nested?.findScope) }),
      ...more,
    },
    actions: (_ask, person) => (!readOnly && permission.allows('POST', person) ? { POST: describeFields(shownFields) } : null),
  };
  const { shown, sent } = schemasOf(resource, nested?.decided);
  const items = { type: 'array', items: shown };
  return {
    ...viewEndpoint(view, place, words),
    takesSuffix: place.path.endsWith('/'),
    query: listQuery(resource, bare),
    describes: {
      GET: { answer: bare ? items : pageOf(resource, items), gives: mediaTypes, refusesAsDrf: true },
      POST: { body: sent, takes: parses, answer: shown, refusesAsDrf: true },
      PUT: { body: { type: 'array', items: sent }, takes: ['application/json'], answer: items, refusesAsDrf: true },
      DELETE: { refusesAsDrf: true },
    },
  };
}

/** One object of a resource: read, replaced, changed, removed. */
export function oneEndpoint(resource: Resource, place: OnePlace, words: Words): Endpoint {
  const { authenticators, permission, methods = ['GET', 'PUT', 'PATCH', 'DELETE'] } = place;
  const all: Partial<Record<Method, Handler>> = {
    GET: readHandler(resource),
    PUT: replaceHandler(resource),
    PATCH: patchHandler(resource),
    DELETE: removeHandler(resource),
  };
  const handlers = Object.fromEntries(methods.map((method) => [method, all[method]]));
  const view: Omit<View, 'name' | 'description'> = {
    authenticators,
    permission,
    handlers,
    actions(ask, person) {
      const row = findRow(resource, ask, person);
      const may = row && person && permission.allows('PUT', person) && (resource.mayChange?.(row, person) ?? true);
      return may ? { PUT: describeFields(resource.fields) } : null;
    },
  };
  const takesSuffix = place.path.endsWith('/');
  return {
    ...viewEndpoint(view, place, words),
    takesSuffix,
    query: shapeQuery(resource),
    params: numbered,
    describes: describeOne(resource),
  };
}

function describeOne(resource: Resource): Partial<Record<Method, Described>> {
  const { shown, sent, changed } = schemasOf(resource);
  return {
    GET: { answer: shown, gives: mediaTypes, refusesAsDrf: true },
    PUT: { body: sent, takes: parses, answer: shown, refusesAsDrf: true },
    PATCH: { body: changed, takes: [...parses, ...patchParses], answer: shown, refusesAsDrf: true },
    DELETE: { refusesAsDrf: true },
  };
}

/** Objects are known by a number. */
const numbered = z.object({ id: z.int().min(1).max(Number.MAX_SAFE_INTEGER) });

const mediaTypes = renderers.map((renderer) => renderer.mediaType);

function pageOf(resource: Resource, items: Readonly<Record<string, unknown>>): Record<string, unknown> {
  const link = { type: ['string', 'null'], format: 'uri' };
  return {
    [componentName]: `PageOf${schemaName(resource)}`,
    type: 'object',
    properties: { count: { type: 'integer', minimum: 0 }, next: link, previous: link, results: items },
    required: ['count', 'next', 'previous', 'results'],
  };
}
