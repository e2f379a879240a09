import type { Exchange } from '#shared/model/exchange';
import type { WireLog } from '#shared/model/wire';
import type { Failure } from '#shared/failure';
import { useEffect, useState } from 'react';
import { useHost } from '../../state/use-app';

interface Read {
  readonly exchangeId: string;
  readonly log: WireLog | null;
  readonly failure: Failure | null;
}

/** The bytes of an exchange so far; read again when it moves on. Null while they are being fetched. */
export function useWireLog(exchange: Exchange): Pick<Read, 'log' | 'failure'> | null {
  const host = useHost();
  const [read, setRead] = useState<Read | null>(null);
  const { id, phase, hops } = exchange;
  const step = `${phase} ${hops.length} ${hops.reduce((sum, hop) => sum + hop.interims.length, 0)}`;
  useEffect(() => {
    let isWanted = true;
    void host.call('exchange.readWire', { exchangeId: id }).then((result) => {
      if (!isWanted) return;
      setRead(
        result.ok ? { exchangeId: id, log: result.value, failure: null } : { exchangeId: id, log: null, failure: result.failure },
      );
    });
    return () => void (isWanted = false);
  }, [host, id, step]);
  return read?.exchangeId === id ? read : null;
}
