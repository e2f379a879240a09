import { JsonCursor } from '../json-cursor.ts';
import { isArray, isNumber, isObject, type JsonValue } from '../json-value.ts';
import { maxJsonDepth } from '../json-reader.ts';
import type { FormMember, FormObject, FormValue } from './form-value.ts';

/** The value a JSON text holds, with all its members, equal names included; undefined when it is not JSON. Never throws. */
export function parseValue(text: string): FormValue | undefined {
  const cursor = new JsonCursor(text);
  const value = readValue(cursor, 0);
  cursor.peek();
  return cursor.failed || !cursor.atEnd() ? undefined : value;
}

const unset: FormValue = { kind: 'unset' };

function readValue(cursor: JsonCursor, depth: number): FormValue {
  if (depth > maxJsonDepth) cursor.failed = true;
  if (cursor.failed) return unset;
  switch (cursor.peek()) {
    case '{':
      return readObject(cursor, depth + 1);
    case '[':
      return readList(cursor, depth + 1);
    case '"':
      return { kind: 'text', text: cursor.takeString() };
    default:
      return readWord(cursor);
  }
}

function readWord(cursor: JsonCursor): FormValue {
  if (cursor.take('null')) return { kind: 'null' };
  if (cursor.take('true')) return { kind: 'boolean', value: true };
  if (cursor.take('false')) return { kind: 'boolean', value: false };
  const text = cursor.takeNumber();
  if (text === null) cursor.failed = true;
  return text === null ? unset : { kind: 'number', text };
}

function readObject(cursor: JsonCursor, depth: number): FormObject {
  const members: FormMember[] = [];
  cursor.takeItems('}', () => {
    const name = cursor.takeString();
    if (!cursor.take(':')) cursor.failed = true;
    members.push({ name, value: readValue(cursor, depth) });
  });
  return { kind: 'object', members };
}

function readList(cursor: JsonCursor, depth: number): FormValue {
  const items: FormValue[] = [];
  cursor.takeItems(']', () => void items.push(readValue(cursor, depth)));
  return { kind: 'list', items };
}

/** A JSON value that was read already, as a form's value. */
export function valueFrom(json: JsonValue): FormValue {
  if (json === null) return { kind: 'null' };
  if (typeof json === 'string') return { kind: 'text', text: json };
  if (typeof json === 'boolean') return { kind: 'boolean', value: json };
  if (isNumber(json)) return { kind: 'number', text: json.number };
  if (isArray(json)) return { kind: 'list', items: json.map(valueFrom) };
  return isObject(json) ? { kind: 'object', members: [...json].map(([name, one]) => ({ name, value: valueFrom(one) })) } : unset;
}
