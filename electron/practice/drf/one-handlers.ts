import type { Ask } from '../frame/ask.ts';
import { granted, refused, type Outcome } from '../frame/outcome.ts';
import type { Person } from '../world/people.ts';
import type { Row } from '../world/rows.ts';
import { mayChangeNow, revisionOf } from './conditions.ts';
import { noteStage } from '../world/trace.ts';
import { notFound, stamp } from './list-handlers.ts';
import { parseBody } from './parsers/parse-body.ts';
import { readPatch } from './read-patch.ts';
import { showRow, type Resource } from './resource.ts';
import { isPlainlyShown, rowJson } from './row-json.ts';
import { fieldsFor, showingFor } from './showing.ts';
import { validate, type Cells } from './validate.ts';
import { forbidden, type Handler, type Reply, type Validators } from './view.ts';

/** GET of one object. */
export function readHandler(resource: Resource): Handler {
  return (ask, person) => {
    const row = findRow(resource, ask, person);
    if (!row) return refused(notFound);
    const value = () => showRow(resource, row, showingFor(ask), fieldsFor(ask));
    const validators = validatorsOf(row);
    if (!isPlainlyShown(ask)) return granted({ status: 200, validators, value: value() });
    const { text, digest } = rowJson(resource, row, ask);
    return granted({ status: 200, validators, known: { text, digest, value } });
  };
}

/** PUT: every required field must be there; optional ones that are not sent stay as they are. */
export function replaceHandler(resource: Resource): Handler {
  return changing(resource, async (ask, row) => {
    const input = await parseBody(ask);
    if (!input.ok) return input;
    return validate(resource, input.value, { rows: ask.world.rows, partial: false, existingId: row.id });
  });
}

/** PATCH: plain JSON or a form changes what it names; merge-patch and json-patch do what their RFCs say. */
export function patchHandler(resource: Resource): Handler {
  return changing(resource, (ask, row) => readPatch(resource, ask, row));
}

export function removeHandler(resource: Resource): Handler {
  return (ask, person) => {
    const row = permittedRow(resource, ask, person);
    if (!row.ok) return row;
    ask.world.rows.remove(resource.table, { sql: 'id = ?', values: [row.value.id] });
    return granted({ status: 204 });
  };
}

/** The row a path names, if this person may see it. */
export function findRow(resource: Resource, ask: Ask, person: Person | null): Row | undefined {
  const id = ask.params['id'] ?? '';
  if (!/^\d{1,15}$/.test(id)) return undefined;
  const visible = resource.visibleTo?.(person);
  if (!visible) return ask.world.rows.find(resource.reads, Number(id));
  return ask.world.rows.select(resource.reads, { where: [{ sql: 'id = ?', values: [Number(id)] }, ...visible], limit: 1 })[0];
}

type ReadChange = (ask: Ask, row: Row) => Promise<Outcome<Cells>>;

function changing(resource: Resource, readChange: ReadChange): Handler {
  return async (ask, person) => {
    const row = permittedRow(resource, ask, person);
    if (!row.ok) return row;
    const cells = await readChange(ask, row.value);
    if (!cells.ok) return cells;
    // Somebody else may have changed it while the body was on its way.
    if (!mayChangeNow(ask, findRow(resource, ask, person))) return refused(preconditionFailed);
    noteStage('validated', cells.value);
    ask.world.rows.update(resource.table, row.value.id, { ...cells.value, updated: stamp(ask) });
    const after = findRow(resource, ask, person);
    noteStage('stored', after);
    return after ? granted(shown(resource, ask, after)) : refused(notFound);
  };
}

function permittedRow(resource: Resource, ask: Ask, person: Person | null): Outcome<Row> {
  const row = findRow(resource, ask, person);
  if (row && person && resource.mayChange && !resource.mayChange(row, person)) return refused(forbidden);
  if (!mayChangeNow(ask, row)) return refused(preconditionFailed);
  return row ? granted(row) : refused(notFound);
}

const preconditionFailed = { status: 412, detail: 'The object has changed since.', bare: true };

function shown(resource: Resource, ask: Ask, row: Row): Reply {
  return {
    status: 200,
    value: showRow(resource, row, showingFor(ask)),
    validators: validatorsOf(row),
  };
}

const validatorsOf = (row: Row): Validators => ({ revision: revisionOf(row), modified: row.updated });
