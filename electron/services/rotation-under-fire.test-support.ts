import { registerHooks } from 'node:module';
import { join } from 'node:path';
import type { Exchange } from '#shared/model/exchange';

/** Lets Node read our sources as they are, where imports of `shared` leave the file ending out. */
registerHooks({
  resolve(specifier, context, next) {
    const isOurs = specifier.startsWith('.') && !context.parentURL?.includes('/node_modules/');
    const isBare = isOurs && !/\.(?:ts|mjs|json)$/.test(specifier);
    return next(isBare ? `${specifier}.ts` : specifier, context);
  },
});

/** A program that renews a token without end and says on its output which refresh token it may rely on. */
const [home = '', keys = '[]', tokenId = ''] = process.argv.slice(2);
const { createTokenKeeper } = await import('../auth/oauth2/token-keeper.ts');
const { createTokenStore } = await import('../auth/oauth2/token-store.ts');
const { createSecretVault } = await import('../storage/vault/secret-vault.ts');
const { memoryKeychain } = await import('../storage/vault/vault.test-support.ts');
const { createBodyStore } = await import('../bodies/body-store.ts');
const { createEngineContext } = await import('../engine/engine-context.ts');
const { sendExchange } = await import('../engine/send-exchange.ts');
const { advance, isOver } = await import('#shared/model/exchange');

const vault = createSecretVault({
  path: join(home, 'vault.json'),
  keychain: memoryKeychain(new Map(JSON.parse(keys) as [string, string][])),
});
const bodies = createBodyStore(join(home, 'bodies'), { keepFreeBytes: 0 });
const context = createEngineContext({
  bodies,
  authenticator: { begin: () => ({ authorize: async (request) => ({ ok: true, value: { request } }) }) },
});
const keeper = createTokenKeeper(createTokenStore(vault));
process.stdout.write('ready\n');

for (;;) {
  const renewed = await keeper.refresh(tokenId, null, {
    signal: new AbortController().signal,
    async send(draft) {
      let exchange: Exchange | undefined;
      const events = sendExchange(crypto.randomUUID(), draft, context, new AbortController().signal);
      for await (const event of events) exchange = advance(exchange, event);
      if (!exchange || !isOver(exchange) || exchange.bodyId === null) throw new Error('no answer came');
      const body = bodies.get(exchange.bodyId);
      return { exchange, text: body ? Buffer.from(await body.read(0, body.bytes)).toString() : null };
    },
  });
  if (!renewed.ok) throw new Error(JSON.stringify(renewed.failure));
  process.stdout.write(`relies on ${renewed.value.entry.tokens.refresh}\n`);
}
