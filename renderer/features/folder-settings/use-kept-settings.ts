import { useEffect, useMemo, useSyncExternalStore } from 'react';
import type { RequestPlace } from '#shared/model/collection';
import { useApp, useHost } from '../../state/use-app';
import { createSettingsKeeper, type KeptState, type SettingsKeeper } from './settings-keeper';

const quietMs = 400;

/** What a folder says, to be edited: saved when the keys rest, and read again when the files of its collection change. */
export function useKeptSettings({ root, path }: RequestPlace): { readonly keeper: SettingsKeeper; readonly kept: KeptState } {
  const host = useHost();
  const collections = useApp((state) => state.collections);
  const keeper = useMemo(() => createSettingsKeeper(host, { root, path }), [host, root, path]);
  const kept = useSyncExternalStore(keeper.subscribe, keeper.state);
  useEffect(() => void keeper.read(false), [keeper, collections]);
  useEffect(() => {
    // What was refused waits for a word, not for time.
    if (kept.isOvertaken) return;
    const timer = setTimeout(() => void keeper.flush(false), quietMs);
    return () => clearTimeout(timer);
  }, [keeper, kept.draft, kept.isOvertaken]);
  useEffect(() => () => void keeper.flush(false), [keeper]);
  return { keeper, kept };
}
