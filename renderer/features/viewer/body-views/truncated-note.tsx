import { type FailedExchange, restOf } from '#shared/model/exchange';
import type { Packed } from '#shared/model/exchange-event';
import { useState } from 'react';
import { useHost } from '../../../state/use-app';
import { Button } from '../../../ui/button';
import { sentenceOf } from './body-failure';
import { sizeOf } from './body-words';
import { Notice } from './notice';

/** Says of a body that it is not whole, and lets it become so where nothing but decoding is missing. */
export function TruncatedNote({ exchange }: { readonly exchange: FailedExchange }) {
  const packed = restOf(exchange);
  if (packed) return <DecodeRest exchange={exchange} packed={packed} />;
  return (
    <Notice>The exchange failed before the body was whole. These are the {sizeOf(exchange.bodyBytes)} that had arrived.</Notice>
  );
}

interface Props {
  readonly exchange: FailedExchange;
  readonly packed: Packed;
}

function DecodeRest({ exchange: { id: exchangeId, bodyBytes }, packed: { decoded, encodedBytes } }: Props) {
  const host = useHost();
  const [isRunning, setIsRunning] = useState(false);
  const [problem, setProblem] = useState('');
  const start = async () => {
    setProblem('');
    setIsRunning(true);
    const answer = await host.call('exchange.decodeRest', { exchangeId });
    setIsRunning(false);
    if (!answer.ok) setProblem(sentenceOf(answer.failure));
  };
  const stop = () => void host.call('exchange.cancel', { exchangeId });
  return (
    <Notice
      action={
        <Button size="small" onPress={isRunning ? stop : () => void start()}>
          {isRunning ? 'Stop decoding' : 'Decode the rest'}
        </Button>
      }
    >
      {`These are the first ${sizeOf(bodyBytes)}: no more is decoded unasked. `}
      {`All of the body is here, ${sizeOf(encodedBytes)} in ${decoded.join(' in ')}. `}
      <span role="status">{isRunning ? 'The rest is being decoded …' : problem}</span>
    </Notice>
  );
}
