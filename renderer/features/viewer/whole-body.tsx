import type { ComponentProps } from 'react';
import { headerValue } from '#shared/http/header-list';
import { type Exchange, isOver } from '#shared/model/exchange';
import { useApp } from '../../state/use-app';
import { BodyView } from './body-view';
import { essenceOf } from './body-views/essence-of';
import { FilteredBody } from './filter/filtered-body';
import styles from './response-pane.module.css';

interface Props {
  readonly tabId: string;
  readonly exchange: Exchange;
}

/** The body of an exchange, once it is there; its links are followed in the tab. */
export function WholeBody({ tabId, exchange }: Props) {
  const follow = useApp((state) => state.follow);
  const showBodyAs = useApp((state) => state.showBodyAs);
  const head = 'head' in exchange ? exchange.head : null;
  const contentType = headerValue(head?.headers ?? [], 'Content-Type');
  const mediaType = essenceOf(contentType).slice(0, 200);
  const remembered = useApp((state) => state.tabs[tabId]?.bodyViews[mediaType]);
  const rememberedCharset = useApp((state) => state.tabs[tabId]?.bodyCharsets[mediaType]);
  const readBodyBy = useApp((state) => state.readBodyBy);
  if (!isOver(exchange)) return <p className={styles.note}>The body is shown once it is here.</p>;
  const props: ComponentProps<typeof BodyView> = {
    bodyId: exchange.bodyId,
    contentType,
    exchange,
    remembered,
    onChoose: (view) => showBodyAs(tabId, mediaType, view),
    rememberedCharset,
    onCharset: (charset) => readBodyBy(tabId, mediaType, charset),
    onFollow: (url, options) => follow(tabId, { url, ...options }),
  };
  return exchange.bodyId === null ? <BodyView {...props} /> : <FilteredBody {...props} tabId={tabId} bodyId={exchange.bodyId} />;
}
