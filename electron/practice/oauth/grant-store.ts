import type { Adapter, AdapterPayload } from 'oidc-provider';
import type { Clock } from '../world/clock.ts';

interface Kept {
  readonly payload: AdapterPayload;
  readonly advancedSeconds: number;
}

/** What the authorization server remembers: sessions, codes, tokens, grants. */
export interface GrantStore {
  adapterFor(model: string): Adapter;
  /** The same without waiting, as it is in memory. */
  find(model: string, id: string): AdapterPayload | undefined;
}

/** Past this many things the oldest go. */
const most = 5_000;

/**
 * Keeps everything in memory. The provider knows only the machine's time, so what is kept grows
 * older by as much as the practice clock was advanced since: its times are moved back when it is read.
 */
export function createGrantStore(clock: Clock): GrantStore {
  const kept = new Map<string, Kept>();
  const keyOf = (model: string, id: string): string => `${model}:${id}`;

  const find = (model: string, id: string): AdapterPayload | undefined => {
    const found = kept.get(keyOf(model, id));
    return found && aged(found.payload, clock.advancedSeconds - found.advancedSeconds);
  };
  const findBy = (model: string, name: 'uid' | 'userCode', value: string): AdapterPayload | undefined => {
    for (const [key, { payload }] of kept) {
      if (key.startsWith(`${model}:`) && payload[name] === value) return find(model, key.slice(model.length + 1));
    }
    return undefined;
  };

  return {
    find,
    adapterFor: (model) => ({
      find: async (id) => find(model, id),
      findByUid: async (uid) => findBy(model, 'uid', uid),
      findByUserCode: async (userCode) => findBy(model, 'userCode', userCode),
      async upsert(id, payload) {
        const key = keyOf(model, id);
        kept.delete(key);
        kept.set(key, { payload, advancedSeconds: clock.advancedSeconds });
        for (const oldest of kept.keys()) if (kept.size > most) kept.delete(oldest);
      },
      async consume(id) {
        const payload = find(model, id);
        if (payload)
          kept.set(keyOf(model, id), { payload: { ...payload, consumed: true }, advancedSeconds: clock.advancedSeconds });
      },
      async destroy(id) {
        kept.delete(keyOf(model, id));
      },
      async revokeByGrantId(grantId) {
        for (const [key, { payload }] of kept) if (payload.grantId === grantId) kept.delete(key);
      },
    }),
  };
}

function aged(payload: AdapterPayload, seconds: number): AdapterPayload {
  if (seconds === 0) return payload;
  const older = { ...payload };
  for (const name of ['iat', 'exp', 'loginTs']) {
    const time = older[name];
    if (typeof time === 'number') older[name] = time - seconds;
  }
  return older;
}
