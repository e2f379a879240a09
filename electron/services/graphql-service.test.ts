import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { createGraphqlService } from './graphql-service';

const folder = mkdtempSync(join(tmpdir(), 'cairn-schemas-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const fileOf = (name: string, text: string) => {
  writeFileSync(join(folder, name), text);
  return { kind: 'file', path: join(folder, name) } as const;
};

test('a schema that was read is kept for the next page by who asked which server, until it is forgotten', async () => {
  const all = createGraphqlService({ get: () => undefined });
  const caller = { windowId: null };
  const service = {
    read: (input: Parameters<(typeof all)['graphql.readSchema']>[0]) => all['graphql.readSchema'](input, caller),
    kept: (key: string) => all['graphql.keptSchema']({ key }, caller),
    forget: (key: string) => all['graphql.forgetSchema']({ key }, caller),
  };
  const before = Date.now();
  await service.read({ from: fileOf('a.graphql', 'type Query { a: Int }'), keepAs: 'alice' });
  const kept = await service.kept('alice');
  expect(kept).toMatchObject({ ok: true, value: { text: expect.stringContaining('a: Int'), types: 1, file: 'a.graphql' } });
  expect(kept.ok && kept.value && kept.value.readAt >= before).toBe(true);
  expect(await service.kept('bert')).toEqual({ ok: true, value: null });
  await service.read({ from: fileOf('none.graphql', 'no schema'), keepAs: 'alice' });
  expect(await service.kept('alice')).toMatchObject({ value: { types: 1 } });
  await service.forget('alice');
  expect(await service.kept('alice')).toEqual({ ok: true, value: null });
});
