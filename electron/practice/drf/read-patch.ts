import type { Ask } from '../frame/ask.ts';
import { granted, type Outcome } from '../frame/outcome.ts';
import type { Cell, Row } from '../world/rows.ts';
import type { Input } from './parsers/input.ts';
import { applyJsonPatch } from './parsers/json-patch.ts';
import { jsonPatch, mergePatch, parseBody } from './parsers/parse-body.ts';
import { showRow, type Resource } from './resource.ts';
import { showingFor } from './showing.ts';
import { isObject, validate, type Cells } from './validate.ts';

/** Reads the body of a PATCH by its media type. */
export async function readPatch(resource: Resource, ask: Ask, row: Row): Promise<Outcome<Cells>> {
  const input = await parseBody(ask);
  if (!input.ok) return input;
  const mediaType = ask.headers['content-type']?.split(';', 1)[0]?.trim().toLowerCase();
  const validation = { rows: ask.world.rows, existingId: row.id };
  if (mediaType === jsonPatch) return readJsonPatch(resource, ask, row, input.value);
  if (mediaType !== mergePatch) return validate(resource, input.value, { ...validation, partial: true });
  const { kept, removed } = splitMergePatch(resource, input.value);
  return withCells(validate(resource, kept, { ...validation, partial: true }), removed);
}

/** RFC 7396: null takes a member away, which for a field with an initial value means that value. */
function splitMergePatch(resource: Resource, input: Input): { kept: Input; removed: Record<string, Cell> } {
  if (input.kind === 'form' || !isObject(input.value)) return { kept: input, removed: {} };
  const kept: Record<string, unknown> = { ...input.value };
  const removed: Record<string, Cell> = {};
  for (const { name, column, allowNull, initial } of resource.fields) {
    if (kept[name] !== null || allowNull || initial === undefined) continue;
    removed[column] = initial;
    delete kept[name];
  }
  return { kept: { kind: 'json', value: kept }, removed };
}

/** RFC 6902: the steps change the object as it is shown, and the result is judged like a PUT. */
function readJsonPatch(resource: Resource, ask: Ask, row: Row, input: Input): Outcome<Cells> {
  const steps = input.kind === 'json' ? input.value : null;
  const patched = applyJsonPatch(showRow(resource, row, { ...showingFor(ask), expand: new Set() }), steps);
  if (!patched.ok) return patched;
  const removed: Record<string, Cell> = {};
  for (const { name, column, readOnly, initial } of resource.fields) {
    const isGone = isObject(patched.value) && !Object.hasOwn(patched.value, name);
    if (isGone && !readOnly && initial !== undefined) removed[column] = initial;
  }
  const validation = { rows: ask.world.rows, partial: false, existingId: row.id };
  return withCells(validate(resource, { kind: 'json', value: patched.value }, validation), removed);
}

function withCells(outcome: Outcome<Cells>, more: Cells): Outcome<Cells> {
  return outcome.ok ? granted({ ...outcome.value, ...more }) : outcome;
}
