import type { Exchange } from '#shared/model/exchange';
import { currentExchange } from '../../../state/slices/exchanges-slice';
import { useApp } from '../../../state/use-app';
import type { BodyProps } from '../body-fields/body-props';
import { Remark } from '../remark';
import { useDraft } from '../use-tab';

/** What may help where a server did not answer an operation with a stream, or reserves none. */
export function ReserveOffer({ tabId }: BodyProps) {
  const [{ socket, body }, edit] = useDraft(tabId);
  const exchange = useApp(currentExchange(tabId));
  const send = useApp((state) => state.sendDraft);
  if (socket?.kind !== 'events' || body.kind !== 'graphql' || exchange === undefined) return null;
  const { singleConnection } = socket;
  if (!(singleConnection ? reservesNone(exchange) : isRefused(exchange))) return null;
  const { text, label } = singleConnection ? words.alone : words.reserved;
  const run = () => {
    edit({ socket: { ...socket, singleConnection: !singleConnection } });
    void send(tabId);
  };
  return <Remark isInset tone="plain" text={text} act={{ label, run }} />;
}

const words = {
  reserved: { text: 'Some servers send results only over a stream that was reserved before.', label: 'Reserve a stream' },
  alone: { text: 'Most servers send results over a stream of the operation’s own.', label: 'Ask without reserving' },
};

const isRefused = (exchange: Exchange): boolean =>
  exchange.phase === 'finished' && exchange.socket === undefined && exchange.head.status >= 400;

const reservesNone = (exchange: Exchange): boolean =>
  exchange.phase === 'failed' && exchange.failure.kind === 'badResponse' && exchange.head === null;
