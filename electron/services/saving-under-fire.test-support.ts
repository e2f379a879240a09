import { registerHooks } from 'node:module';

/** Lets Node read our sources as they are, where imports of `shared` leave the file ending out. */
registerHooks({
  resolve(specifier, context, next) {
    const isOurs = specifier.startsWith('.') && !context.parentURL?.includes('/node_modules/');
    const isBare = isOurs && !/\.(?:ts|mjs|json)$/.test(specifier);
    return next(isBare ? `${specifier}.ts` : specifier, context);
  },
});

/** A program that saves without end and says on its output what is on disk for good. */
const [root = '', home = ''] = process.argv.slice(2);
const { createCollectionService } = await import('./collection-service.ts');
const { sessionVault } = await import('../storage/vault/vault.test-support.ts');
const { createDraft } = await import('#shared/model/request-draft');
const { defaultOptions } = await import('#shared/model/request-options');

const caller = { windowId: null };
const service = createCollectionService({ home, publish: () => {}, vault: sessionVault(home) });
const opened = await service['collection.open']({ root }, caller);
if (!opened.ok) throw new Error(JSON.stringify(opened.failure));
process.stdout.write('ready\n');

for (let round = 1; ; round++) {
  const draft = {
    ...createDraft(`https://x.test/${round}`, round % 2 === 0 ? 'PUT' : 'POST'),
    body: { kind: 'text' as const, text: `${round}\n`.repeat(500), mediaType: 'text/plain' },
    options: { ...defaultOptions, verifyTls: false, connectTimeoutMs: round },
  };
  const saved = await service['collection.saveRequest'](
    { root, path: 'kept.yml', folder: '', name: 'kept', draft, revision: null },
    caller,
  );
  if (saved.ok) process.stdout.write(`saved ${round}\n`);
  const made = await service['collection.saveRequest'](
    { root, path: null, folder: '', name: `new ${round}`, draft, revision: null },
    caller,
  );
  if (!made.ok) continue;
  process.stdout.write(`made ${made.value.path}\n`);
  if (round % 3 !== 0) continue;
  const binned = await service['collection.deleteRequest']({ root, path: made.value.path }, caller);
  if (binned.ok) process.stdout.write(`binned ${made.value.path} ${binned.value.binned}\n`);
}
