import { registerHooks } from 'node:module';

/** Lets Node read our sources as they are, where imports of `shared` leave the file ending out. */
registerHooks({
  resolve(specifier, context, next) {
    const isOurs = specifier.startsWith('.') && !context.parentURL?.includes('/node_modules/');
    const isBare = isOurs && !/\.(?:ts|mjs|json)$/.test(specifier);
    return next(isBare ? `${specifier}.ts` : specifier, context);
  },
});

/** A program that moves, copies, renames and changes settings without end, and says on its output what is on disk for good. */
const [root = '', home = ''] = process.argv.slice(2);
const { createCollectionService } = await import('./collection-service.ts');
const { sessionVault } = await import('../storage/vault/vault.test-support.ts');
const { createRow } = await import('#shared/model/row');
const { noScripts } = await import('#shared/model/check');
const { defaultOptions } = await import('#shared/model/request-options');

const caller = { windowId: null };
const service = createCollectionService({ home, publish: () => {}, vault: sessionVault(home) });
const opened = await service['collection.open']({ root }, caller);
if (!opened.ok) throw new Error(JSON.stringify(opened.failure));
process.stdout.write('ready\n');

let request = 'kept.yml';
let folder = 'things';

for (let round = 1; ; round++) {
  const into = round % 2 === 1 ? 'shelf' : '';
  const moved = await service['collection.moveItem'](
    { from: { root, path: request }, to: { root, folder: into, before: into === '' ? 'first.yml' : null } },
    caller,
  );
  if (!moved.ok) throw new Error(JSON.stringify(moved.failure));
  request = moved.value.path;
  process.stdout.write(`moved ${request}\n`);

  const headers = [createRow('X-Round', String(round))];
  const rows = { headers, variables: [], checks: [], setters: [] };
  const settings = { name: 'Shelf', ...rows, scripts: noScripts, options: defaultOptions, docs: '' };
  const said = await service['collection.saveFolder']({ root, path: 'shelf', settings, revision: null }, caller);
  if (said.ok) process.stdout.write(`settings ${round}\n`);

  const away = await service['collection.moveItem'](
    { from: { root, path: folder }, to: { root, folder: into, before: null } },
    caller,
  );
  if (!away.ok) throw new Error(JSON.stringify(away.failure));
  folder = away.value.path;
  process.stdout.write(`folder ${folder}\n`);

  const copy = await service['collection.duplicateItem']({ root, path: folder }, caller);
  if (!copy.ok) continue;
  process.stdout.write(`copied ${copy.value.path}\n`);
  const binned = await service['collection.deleteFolder']({ root, path: copy.value.path }, caller);
  if (binned.ok) process.stdout.write(`binned ${binned.value.binned}\n`);
}
