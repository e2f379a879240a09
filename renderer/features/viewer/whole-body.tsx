import { headerValue } from '#shared/http/header-list';
import { type Exchange, isOver } from '#shared/model/exchange';
import { useApp } from '../../state/use-app';
import { BodyView } from './body-view';
import styles from './response-pane.module.css';

interface Props {
  readonly tabId: string;
  readonly exchange: Exchange;
}

/** The body of an exchange, once it is there; its links are followed in the tab. */
export function WholeBody({ tabId, exchange }: Props) {
  const follow = useApp((state) => state.follow);
  if (!isOver(exchange)) return <p className={styles.note}>The body is shown once it is here.</p>;
  return (
    <BodyView
      bodyId={exchange.bodyId}
      contentType={headerValue(exchange.head?.headers ?? [], 'Content-Type')}
      exchange={exchange}
      onFollow={(url, options) => follow(tabId, { url, ...options })}
    />
  );
}
