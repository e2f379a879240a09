import type { Host } from '#shared/contract/types';
import type { RequestPlace } from '#shared/model/collection';
import { optionsAbroad, optionsBelow } from '#shared/model/said-options';
import { changeTab } from './put-tab';

interface Journey {
  readonly host: Host;
  readonly api: Parameters<typeof changeTab>[0];
  readonly tabId: string;
  /** Whose folders named the way to the page with the link. */
  readonly from: RequestPlace;
  /** Where the link leads. */
  readonly url: string;
}

/**
 * Gives a tab that goes to another origin the way that folders named where it comes from, such as a proxy: what else they give
 * stays behind. Whoever asks through a proxy would otherwise be known to the first server that a link leads to.
 */
export async function takeWayAlong({ host, api, tabId, from, url }: Journey): Promise<void> {
  const above = await host.call('collection.readOptionsAbove', from);
  if (!above.ok || above.value.length === 0) return;
  const layers = above.value.map(({ options }) => options);
  changeTab(api, tabId, (tab) =>
    tab.draft.url === url
      ? { ...tab, draft: { ...tab.draft, options: optionsAbroad(optionsBelow(tab.draft.options, layers)) } }
      : tab,
  );
}
