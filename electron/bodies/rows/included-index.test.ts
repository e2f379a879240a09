import { expect, test } from 'vitest';
import { memorySource, type ByteSource } from '../byte-source.ts';
import { IncludedByIndex, indexIncluded } from './included-index.ts';

const person = (id: number | string, name: string) => `{"type":"people","id":"${id}","attributes":{"name":"${name}"}}`;

function indexed(resources: readonly string[]) {
  const source = memorySource(Buffer.from(`{"data":[],"included":[${resources.join(',')}]}`));
  const index = indexIncluded(source);
  if (index === null) throw new Error('nothing is included');
  let reads = 0;
  const counted: ByteSource = { ...source, readInto: (target, at) => ((reads += 1), source.readInto(target, at)) };
  const nameOf = (id: number | string) => {
    const attributes = new IncludedByIndex(counted, index).get(`people ${id}`)?.get('attributes');
    return attributes instanceof Map ? attributes.get('name') : undefined;
  };
  return { nameOf, readsFor: (id: number | string) => [nameOf(id), (reads = 0), nameOf(id), reads].at(-1) };
}

test('each included resource is found by its type and id, and none by another', () => {
  const { nameOf } = indexed(Array.from({ length: 500 }, (_, id) => person(id, `Person ${id}`)));
  expect([0, 7, 499].map(nameOf)).toEqual(['Person 0', 'Person 7', 'Person 499']);
  expect(nameOf(500)).toBeUndefined();
});

test('of many that are named alike the last counts, and the others are not read', () => {
  const { nameOf, readsFor } = indexed(Array.from({ length: 200_000 }, (_, at) => person('same', `Person ${at}`)));
  expect(nameOf('same')).toBe('Person 199999');
  expect(readsFor('same')).toBe(1);
});
