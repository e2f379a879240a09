import type { Host } from '#shared/contract/types';
import type { RequestPlace } from '#shared/model/collection';
import type { RequestDraft } from '#shared/model/request-draft';
import { optionsAbroad, optionsBelow } from '#shared/model/said-options';
import { ok, type Result } from '#shared/result';
import { changeTab } from './put-tab';
import { currentStep, inheritsFrom, type Tab } from './tab';

/**
 * A draft that goes to another origin, with the way that folders named where it comes from, such as a proxy: what else they
 * give stays behind. Whoever asks through a proxy would otherwise be known to the first server that a link leads to; so a way
 * that cannot be read is a failure.
 */
export async function withWayAlong(host: Host, from: RequestPlace, draft: RequestDraft): Promise<Result<RequestDraft>> {
  const above = await host.call('collection.readOptionsAbove', from);
  // A collection that was closed names none.
  if (!above.ok) return above.failure.kind === 'notFound' ? ok(draft) : above;
  const layers = above.value.map(({ options }) => options);
  return ok(layers.length === 0 ? draft : { ...draft, options: optionsAbroad(optionsBelow(draft.options, layers)) });
}

/** Whether a tab is still where it was: its view and its scrolls may have changed since. */
export const isStillAt = (now: Tab | undefined, before: Tab): now is Tab =>
  now !== undefined && now.draft === before.draft && currentStep(now)?.exchangeId === currentStep(before)?.exchangeId;

/**
 * The draft with which a tab leaves its origin, with the way that folders name for it; null where that cannot be read, which
 * the tab then says. Meanwhile the tab may have gone on: whoever asks looks again.
 */
export function alongFromTab(
  host: Host,
  api: Parameters<typeof changeTab>[0],
  { tab, draft }: { readonly tab: Tab; readonly draft: RequestDraft },
): RequestDraft | Promise<RequestDraft | null> {
  const above = inheritsFrom(tab);
  // Where there is nobody to ask it is known at once: what is done right behind it finds it done.
  return above ? askWay(host, api, { tab, draft, above }) : draft;
}

interface Leaving {
  readonly tab: Tab;
  readonly draft: RequestDraft;
  readonly above: RequestPlace;
}

async function askWay(
  host: Host,
  api: Parameters<typeof changeTab>[0],
  { tab, draft, above }: Leaving,
): Promise<RequestDraft | null> {
  const way = await withWayAlong(host, above, draft);
  if (way.ok) return way.value;
  changeTab(api, tab.id, (one) => (isStillAt(one, tab) ? { ...one, failures: [way.failure] } : one));
  return null;
}
