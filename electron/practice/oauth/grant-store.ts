import type { Adapter, AdapterPayload } from 'oidc-provider';
import type { World } from '../world/world.ts';

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

/** Past this many things of a kind the oldest go. */
const most = 1_000;

/**
 * Keeps everything where every replica finds it. The provider knows only the machine's time, so what is kept grows
 * older by as much as the practice clock was advanced since: its times are moved back when it is read.
 */
export function createGrantStore({ clock, drawers }: Pick<World, 'clock' | 'drawers'>): GrantStore {
  const drawerOf = (model: string) => drawers.open<Kept>(`oauth ${model}`);
  const keep = (model: string, id: string, payload: AdapterPayload): void =>
    drawerOf(model).set(id, { payload, advancedSeconds: clock.advancedSeconds });

  const find = (model: string, id: string): AdapterPayload | undefined => {
    const found = drawerOf(model).get(id);
    return found && aged(found.payload, clock.advancedSeconds - found.advancedSeconds);
  };
  const findBy = (model: string, name: 'uid' | 'userCode', value: string): AdapterPayload | undefined => {
    const found = drawerOf(model)
      .entries()
      .find(([, { payload }]) => payload[name] === value);
    return found && find(model, found[0]);
  };

  return {
    find,
    adapterFor: (model) => ({
      find: async (id) => find(model, id),
      findByUid: async (uid) => findBy(model, 'uid', uid),
      findByUserCode: async (userCode) => findBy(model, 'userCode', userCode),
      async upsert(id, payload) {
        const drawer = drawerOf(model);
        drawer.delete(id);
        keep(model, id, payload);
        if (drawer.size > most) drawer.delete(drawer.entries()[0]?.[0] ?? '');
      },
      async consume(id) {
        const payload = find(model, id);
        if (payload) keep(model, id, { ...payload, consumed: true });
      },
      async destroy(id) {
        drawerOf(model).delete(id);
      },
      async revokeByGrantId(grantId) {
        const drawer = drawerOf(model);
        for (const [id, { payload }] of drawer.entries()) if (payload.grantId === grantId) drawer.delete(id);
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
