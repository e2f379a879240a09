import { join } from 'node:path';
import type { EventBus } from '#shared/contract/event-bus';
import type { EventPayload, HandlersOf } from '#shared/contract/types';
import { afterAnswer, type MetStatuses } from '#shared/model/met-statuses';
import { ok, type Result } from '#shared/result';
import { makePrivateFolder } from '../storage/data-folder.ts';
import { changeMetStatuses, readMetStatuses } from '../storage/met-statuses-file.ts';

export interface StatusesService {
  readonly handlers: HandlersOf<'statuses'>;
  /** Writes what is waiting. */
  close(): Promise<void>;
}

const settleMs = 500;

/** Keeps count of the statuses that came in exchanges, interim ones included, and of what was learned about them. */
export function createStatusesService(home: string, bus: EventBus): StatusesService {
  const path = join(home, 'statuses.json');
  const waiting = new Map<string, number>();
  let timer: NodeJS.Timeout | undefined;

  async function change(next: (before: MetStatuses) => MetStatuses): Promise<Result<MetStatuses>> {
    const folder = await makePrivateFolder(home);
    if (!folder.ok) return folder;
    const changed = await changeMetStatuses(path, next);
    if (changed.ok) bus.publish('statuses.changed', changed.value);
    return changed;
  }

  async function flush(): Promise<void> {
    clearTimeout(timer);
    timer = undefined;
    if (waiting.size === 0) return;
    const counts = [...waiting];
    waiting.clear();
    await change((before) => {
      const met = { ...before.met };
      for (const [code, count] of counts) met[code] = (met[code] ?? 0) + count;
      return { ...before, met };
    });
  }

  function notice(event: EventPayload<'exchange.event'>): void {
    if (event.type !== 'head' && event.type !== 'interim') return;
    if (event.status < 100 || event.status > 599) return;
    const code = String(event.status);
    waiting.set(code, (waiting.get(code) ?? 0) + 1);
    // A burst is one write.
    timer ??= setTimeout(() => void flush(), settleMs);
  }

  const stop = bus.subscribe((name, payload) => {
    // The bus carries payloads by name, which TypeScript cannot follow.
    if (name === 'exchange.event') notice(payload as EventPayload<'exchange.event'>);
  });

  return {
    handlers: {
      'statuses.describe': async () => ok(await readMetStatuses(path)),
      'statuses.answer': ({ status, isRight }) => change((before) => afterAnswer(before, status, isRight, Date.now())),
    },
    async close() {
      stop();
      await flush();
    },
  };
}
