import type { Host } from '#shared/contract/types';

/** So many texts are kept, the newest. */
const mostKept = 4;

const kept = new WeakMap<Host, Map<string, ReturnType<typeof ask>>>();

const ask = (host: Host, bodyId: string) => host.call('body.readText', { bodyId, charset: null });

/**
 * The text of a short body, in the charset it has by its own account. Several parts of the window read an answer at about the
 * same time: they ask the host once. A body that could not be read is asked for again.
 */
export function readSmallText(host: Host, bodyId: string): ReturnType<typeof ask> {
  const own = kept.get(host) ?? new Map<string, ReturnType<typeof ask>>();
  kept.set(host, own);
  const before = own.get(bodyId);
  if (before) return before;
  const reading = ask(host, bodyId);
  own.set(bodyId, reading);
  for (const oldest of [...own.keys()].slice(0, -mostKept)) own.delete(oldest);
  void reading.then((text) => {
    if (!text.ok && own.get(bodyId) === reading) own.delete(bodyId);
  });
  return reading;
}
