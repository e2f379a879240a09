import type { Ask } from '../frame/ask.ts';
import { granted, refused, type Outcome } from '../frame/outcome.ts';
import type { Person } from '../world/people.ts';
import type { Cell } from '../world/rows.ts';
import { noteStage } from '../world/trace.ts';
import { askedListShape } from './list-flavours.ts';
import { readListQuery } from './list-query.ts';
import { pageEnvelope, readPage } from './page-number.ts';
import { parseBody } from './parsers/parse-body.ts';
import { showRow, type Resource, type Scope } from './resource.ts';
import { digestOf, isPlainlyShown, rowJson } from './row-json.ts';
import { fieldsFor, showingFor } from './showing.ts';
import { validate } from './validate.ts';
import type { Handler, Reply } from './view.ts';

const wholeTable: Scope = { where: [], cells: {}, decided: [] };

/** Finds the parent whose list this is; nothing where there is no such parent. */
export type FindScope = (ask: Ask) => Scope | undefined;

/** GET of a list: filtered, ordered, one page of it. */
export function listHandler(resource: Resource, findScope: FindScope = () => wholeTable): Handler {
  return (ask, person) => {
    const scope = findScope(ask);
    if (!scope) return refused(notFound);
    const asked = readListQuery(resource, ask.query);
    if (!asked.ok) return asked;
    const where = [...scope.where, ...(resource.visibleTo?.(person) ?? []), ...asked.value.where];
    const { rows } = ask.world;
    // What is read may be a join, which is not worth making for a number.
    const count = rows.count(where.length === 0 ? resource.table : resource.reads, where);
    const page = readPage(ask.query, count);
    if (!page.ok) return page;
    const { size, offset } = page.value;
    const found = rows.select(resource.reads, { where, order: asked.value.order, limit: size, offset });
    const shown = () => {
      const [showing, only] = [showingFor(ask), fieldsFor(ask)];
      return found.map((row) => showRow(resource, row, showing, only));
    };
    const value = () => pageEnvelope(ask, page.value, count, shown());
    const shape = askedListShape(ask);
    if (shape) return granted({ status: 200, validators: {}, ...shape(ask, { ...page.value, count }, shown()) });
    if (!isPlainlyShown(ask)) return granted({ status: 200, value: value(), validators: {} });
    const text = pageJson(
      pageEnvelope(ask, page.value, count, []),
      found.map((row) => rowJson(resource, row, ask).text),
    );
    return granted({ status: 200, known: { text, digest: () => digestOf(Buffer.from(text, 'latin1')), value }, validators: {} });
  };
}

/** The envelope as JSON with its results, which are JSON already, put where the empty list is: at the end. */
function pageJson(envelope: Readonly<Record<string, unknown>>, results: readonly string[]): string {
  const head = Buffer.from(JSON.stringify(envelope)).toString('latin1');
  return `${head.slice(0, -2)}${results.join(',')}]}`;
}

/** GET of a list without pages: a bare array. */
export function bareListHandler(resource: Resource): Handler {
  return (ask) => {
    const asked = readListQuery(resource, ask.query);
    if (!asked.ok) return asked;
    const showing = showingFor(ask);
    const found = ask.world.rows.select(resource.reads, { where: asked.value.where, order: asked.value.order });
    return granted({ status: 200, value: found.map((row) => showRow(resource, row, showing)), validators: {} });
  };
}

/** POST to a list: one new object, with its address when it has one. */
export function createHandler(resource: Resource, findScope: FindScope = () => wholeTable): Handler {
  return async (ask, person) => {
    const scope = findScope(ask);
    if (!scope) return refused(notFound);
    const input = await parseBody(ask);
    if (!input.ok) return input;
    const { rows } = ask.world;
    const cells = validate(resource, input.value, { rows, partial: false, existingId: null, decided: scope.decided });
    if (!cells.ok) return cells;
    noteStage('validated', cells.value);
    const id = rows.insert(resource.table, { ...cells.value, ...scope.cells, ...writtenBy(resource, person), ...newStamps(ask) });
    return created(resource, ask, id);
  };
}

function created(resource: Resource, ask: Ask, id: number): Outcome<Reply> {
  const row = ask.world.rows.find(resource.reads, id);
  if (!row) return refused(notFound);
  noteStage('stored', row);
  const value = showRow(resource, row, showingFor(ask));
  const address = value['url'];
  return granted({ status: 201, value, headers: typeof address === 'string' ? [['Location', address]] : [] });
}

function writtenBy(resource: Resource, person: Person | null): Readonly<Record<string, Cell>> {
  return resource.cellsOnCreate?.(person) ?? {};
}

/** Times as DRF writes them: whole seconds, in UTC. */
export function stamp(ask: Ask): string {
  return new Date(ask.world.clock.now()).toISOString().replace(/\.\d+Z$/, 'Z');
}

function newStamps(ask: Ask): Readonly<Record<string, Cell>> {
  const now = stamp(ask);
  return { created: now, updated: now };
}

export const notFound = { status: 404, detail: 'Not found.' };
