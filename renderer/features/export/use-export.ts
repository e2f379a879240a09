import type { CallInput, CallOutput } from '#shared/contract/types';
import { describeFailure } from '#shared/failure-words';
import { useEffect, useState } from 'react';
import { useHost } from '../../state/use-app';

export type Exported = CallOutput<'export.collection'>;
export type ExportWishes = Omit<CallInput<'export.collection'>, 'place'>;

/** What an export would be, and why it cannot be made. What was made last stays until the next is here; without wishes none is made. */
export function useExport(place: CallInput<'export.collection'>['place'], wishes: ExportWishes | null) {
  const host = useHost();
  const asked = wishes && JSON.stringify(wishes);
  const [exported, setExported] = useState<Exported | null>(null);
  const [problem, setProblem] = useState('');
  useEffect(() => {
    if (asked === null) return;
    let isWanted = true;
    void host.call('export.collection', { place, ...(JSON.parse(asked) as ExportWishes) }).then((made) => {
      if (!isWanted) return;
      setExported(made.ok ? made.value : null);
      setProblem(made.ok ? '' : describeFailure(made.failure));
    });
    return () => void (isWanted = false);
  }, [host, place, asked]);
  return { exported, problem };
}
