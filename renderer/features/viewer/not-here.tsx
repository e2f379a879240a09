import { maskAddress } from '#shared/secrets/mask-address';
import { useEffect } from 'react';
import type { TrailStep } from '../../state/tab';
import { useApp } from '../../state/use-app';
import { Button } from '../../ui/button';
import { EmptyNote } from '../../ui/empty-note';

interface Props {
  readonly tabId: string;
  readonly step: TrailStep;
}

/** A step of a trail from before: its answer is fetched from the host, or, where nobody holds it any more, can be asked for again. */
export function NotHere({ tabId, step }: Props) {
  const { exchangeId, draft } = step;
  const recall = useApp((state) => state.recall);
  const isLost = useApp((state) => state.lostExchanges.has(exchangeId));
  const sendAgain = useApp((state) => state.sendAgain);
  useEffect(() => void recall(exchangeId), [recall, exchangeId]);
  if (!isLost) return null;
  return (
    <EmptyNote
      title="This answer is no longer kept."
      action={<Button onPress={() => sendAgain(tabId)}>Ask again with the same {draft.method}</Button>}
    >
      Answers are kept while Cairn runs. What was asked is still here:{' '}
      <bdi>
        {draft.method} {maskAddress(draft.url)}
      </bdi>
    </EmptyNote>
  );
}
