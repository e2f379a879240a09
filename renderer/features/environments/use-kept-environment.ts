import { useCallback, useEffect, useRef, useState } from 'react';
import type { Environment } from '#shared/model/environment';
import { useApp, useAppStore } from '../../state/use-app';

const quietMs = 400;

/**
 * An environment as it is being edited. It is saved when the keys rest, one save after the other; what is typed while one
 * is under way goes with the next. A file that changed meanwhile is not written over: the user is told, and sees the file.
 */
export function useKeptEnvironment(root: string, environment: Environment) {
  const store = useAppStore();
  const save = useApp((state) => state.saveEnvironment);
  const [draft, setDraft] = useState(environment);
  const [problem, setProblem] = useState<string | null>(null);
  const latest = useRef({ draft, kept: environment, isBusy: false, isDirty: false });

  /** What comes from the disk is taken over while nothing is being typed here. */
  const takeOver = useCallback((incoming: Environment) => {
    const { isDirty, isBusy, kept } = latest.current;
    if (isDirty || isBusy || incoming.revision === kept.revision) return;
    latest.current = { ...latest.current, draft: incoming, kept: incoming };
    setDraft(incoming);
  }, []);
  useEffect(() => takeOver(environment), [environment, takeOver]);

  const flush = useCallback(async (): Promise<void> => {
    if (latest.current.isBusy) return;
    while (latest.current.isDirty && latest.current.draft.name.trim() !== '') {
      const { draft: typed, kept } = latest.current;
      latest.current = { ...latest.current, isBusy: true, isDirty: false };
      const saved = await save(root, { ...typed, path: kept.path, revision: kept.revision });
      latest.current = { ...latest.current, isBusy: false, ...(saved.ok && { kept: saved.value }) };
      setProblem(!saved.ok && saved.failure.kind === 'fileChanged' ? changedElsewhere : null);
      if (!saved.ok) return;
    }
    // The file may have been changed by others while it was being saved here.
    const { path } = latest.current.kept;
    const onDisk = store.getState().environments[root]?.environments.find((one) => one.path === path);
    if (onDisk) takeOver(onDisk);
  }, [root, save, store, takeOver]);

  useEffect(() => {
    const timer = setTimeout(() => void flush(), quietMs);
    return () => clearTimeout(timer);
  }, [draft, flush]);
  useEffect(() => () => void flush(), [flush]);

  const edit = useCallback((change: Partial<Environment>) => {
    const next = { ...latest.current.draft, ...change };
    latest.current = { ...latest.current, draft: next, isDirty: true };
    setDraft(next);
  }, []);
  return { draft, edit, problem };
}

const changedElsewhere =
  'The file was changed by another program meanwhile, and was not written over. Open the environment again to see it, then make your change once more.';
