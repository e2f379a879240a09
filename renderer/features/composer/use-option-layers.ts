import { defaultOptions } from '#shared/model/request-options';
import type { RequestPlace } from '#shared/model/collection';
import { isSame } from '../../state/tab';
import { useApp } from '../../state/use-app';
import type { OptionLayer } from './option-list';
import { useOptionsAbove } from '../../state/use-options-above';

/** What says options above a place, the nearest first: folders, the collection, and Settings. */
export function useOptionLayers(place: RequestPlace | null): OptionLayer[] {
  const usual = useApp((state) => state.settings.requestDefaults);
  const openFolderSettings = useApp((state) => state.openFolderSettings);
  const openSettings = useApp((state) => state.openUsualOptions);
  const folders = (useOptionsAbove(place) ?? []).map(({ options, from, place: folder }) => ({
    options,
    from,
    open: () => openFolderSettings(folder),
  }));
  const isUsual = isSame(usual, defaultOptions);
  return isUsual ? folders : [...folders, { options: usual, from: 'Settings', open: openSettings }];
}
