import type { CallOutput } from '#shared/contract/types';
import { defaultOptions } from '#shared/model/request-options';
import type { RequestPlace } from '#shared/model/collection';
import { useEffect, useState } from 'react';
import { isSame } from '../../state/tab';
import { useApp, useHost } from '../../state/use-app';
import type { OptionLayer } from './option-list';

type Above = CallOutput<'collection.readOptionsAbove'>;

/** What says options above a place, the nearest first: folders, the collection, and Settings. */
export function useOptionLayers(place: RequestPlace | null): OptionLayer[] {
  const usual = useApp((state) => state.settings.requestDefaults);
  const openFolderSettings = useApp((state) => state.openFolderSettings);
  const openSettings = useApp((state) => state.openUsualOptions);
  const folders = useOptionsAbove(place).map(({ options, from, place: folder }) => ({
    options,
    from,
    open: () => openFolderSettings(folder),
  }));
  const isUsual = isSame(usual, defaultOptions);
  return isUsual ? folders : [...folders, { options: usual, from: 'Settings', open: openSettings }];
}

function useOptionsAbove(place: RequestPlace | null): Above {
  const host = useHost();
  const collections = useApp((state) => state.collections);
  const [found, setFound] = useState<{ readonly of: string; readonly above: Above }>({ of: '', above: [] });
  const [root, path] = [place?.root ?? '', place?.path ?? ''];
  const of = `${root}\n${path}`;
  useEffect(() => {
    // Above a collection itself there is none.
    if (root === '' || path === '') return;
    let isWanted = true;
    void host.call('collection.readOptionsAbove', { root, path }).then((told) => {
      if (isWanted) setFound({ of: `${root}\n${path}`, above: told.ok ? told.value : [] });
    });
    return () => {
      isWanted = false;
    };
  }, [host, root, path, collections]);
  return found.of === of ? found.above : none;
}

const none: Above = [];
