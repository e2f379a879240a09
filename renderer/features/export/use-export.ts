import type { CallInput, CallOutput } from '#shared/contract/types';
import { describeFailure } from '#shared/failure-words';
import { useEffect, useState } from 'react';
import { useHost } from '../../state/use-app';

export type Exported = CallOutput<'export.collection'>;
export type ExportWishes = Omit<CallInput<'export.collection'>, 'place'>;

/** What an export would be, and why it cannot be made. What was made last stays until the next is here. */
export function useExport(place: CallInput<'export.collection'>['place'], wishes: ExportWishes) {
  const host = useHost();
  const { format, shell, includeSecrets, withAnswers } = wishes;
  const [exported, setExported] = useState<Exported | null>(null);
  const [problem, setProblem] = useState('');
  useEffect(() => {
    let isWanted = true;
    void host.call('export.collection', { place, format, shell, includeSecrets, withAnswers }).then((made) => {
      if (!isWanted) return;
      setExported(made.ok ? made.value : null);
      setProblem(made.ok ? '' : describeFailure(made.failure));
    });
    return () => void (isWanted = false);
  }, [host, place, format, shell, includeSecrets, withAnswers]);
  return { exported, problem };
}
