import { formatDay } from '#shared/http/quantities';
import { findPath } from '#shared/hypermedia/openapi/find-path';
import type { PageModel } from '#shared/hypermedia/page';
import type { Exchange } from '#shared/model/exchange';
import { useMemo } from 'react';
import { Button } from 'react-aria-components';
import { type AskedAhead, tellingOf } from '../../state/knowledge';
import { asksAhead } from '../../state/slices/knowledge-slice';
import { useDescription } from '../../state/use-description';
import { useApp } from '../../state/use-app';
import { usePagePlace } from '../../state/use-kept';
import { FollowLink } from '../../ui/follow-link';
import { Popover } from '../../ui/popover';
import { Switch } from '../../ui/switch';
import { DescriptionWays } from './description-ways';
import { pathOf, sayersOf } from './method-actions';
import styles from './asked-ahead-note.module.css';

interface Props {
  readonly tabId: string;
  readonly page: PageModel;
}

/** Who says what is allowed here. Pressing it lists what was asked ahead, each an exchange one can look at. */
export function AskedAheadNote({ tabId, page }: Props) {
  const sayers = sayersOf(page);
  const words =
    sayers.length === 0 ? (
      'which methods are allowed is not said'
    ) : (
      <>
        allowed here, {sayers.length === 1 ? 'says' : 'say'}{' '}
        {sayers.map((sayer, at) => (
          <span key={sayer}>
            {at > 0 && (at === sayers.length - 1 ? ' and ' : ', ')}
            <code>{sayer}</code>
          </span>
        ))}
      </>
    );
  const since = useKeptSince(page.url);
  const note = (
    <Button className={styles.note}>
      {words}
      {since !== null && ` · description kept since ${formatDay(since)}`}
    </Button>
  );
  return (
    <Popover label="What was asked ahead" placement="bottom end" trigger={note}>
      {(close) => <AskedList tabId={tabId} url={page.url} close={close} />}
    </Popover>
  );
}

interface ListProps {
  readonly tabId: string;
  readonly url: string;
  readonly close: () => void;
}

function AskedList({ tabId, url, close }: ListProps) {
  const asked = useAsked(usePagePlace()?.exchangeId ?? null);
  const isOn = useApp((state) => asksAhead(state.tabs[tabId], state));
  const setOn = useApp((state) => state.setAskAhead);
  const show = useApp((state) => state.showExchange);
  const open = (exchangeId: string) => {
    close();
    void show(exchangeId);
  };
  const isLinked = isPointedTo(asked);
  return (
    <div className={styles.list}>
      <p className={styles.title}>Asked ahead, to know what can be done here</p>
      {asked.length === 0 && <p className={styles.dim}>{isOn ? 'Nothing was.' : 'Nothing: it is switched off in this tab.'}</p>}
      <ul>
        {asked.map((one) => (
          <li key={one.key} className={styles.line}>
            <FollowLink href={one.question.url} onFollow={() => open(one.exchangeId)}>
              {one.question.method} {pathOf(one.question.url).replace(/\?.*/, '')}
            </FollowLink>
            <Outcome asked={one} />
          </li>
        ))}
      </ul>
      <Switch isSelected={isOn} onChange={(on) => setOn(tabId, on)}>
        Ask ahead in this tab
      </Switch>
      <DescriptionWays tabId={tabId} url={url} isLinked={isLinked} onShow={open} />
    </div>
  );
}

function Outcome({ asked: { exchangeId, isOnItsWay, told } }: { readonly asked: AskedAhead }) {
  const exchange = useApp((state) => state.exchanges[exchangeId]);
  if (isOnItsWay) return <span className={styles.dim}>on its way</span>;
  return <span className={styles.dim}>{told?.kind === 'nothing' ? told.why : statusOf(exchange)}</span>;
}

const statusOf = (exchange: Exchange | undefined): string =>
  exchange && 'head' in exchange && exchange.head ? `${exchange.head.status} ${exchange.head.reason}`.trim() : '';

function useAsked(exchangeId: string | null): readonly AskedAhead[] {
  const exchange = useApp((state) => state.exchanges[exchangeId ?? '']);
  const askedAhead = useApp((state) => state.askedAhead);
  const askedFor = useApp((state) => state.askedFor);
  return useMemo(() => (exchange ? tellingOf({ askedAhead, askedFor }, exchange) : []), [exchange, askedAhead, askedFor]);
}

/** Since when the description is kept that tells of a page; null where it was read in this window, or nothing is told by one. */
function useKeptSince(url: string): number | null {
  const { document, isKept, isWished, readAt } = useDescription(url);
  const asked = useAsked(usePagePlace()?.exchangeId ?? null);
  const isUsed = isKept && (isWished || !isPointedTo(asked));
  return useMemo(
    () => (isUsed && document !== null && findPath(document, url) !== null ? readAt : null),
    [isUsed, document, url, readAt],
  );
}

/** A page of the host points to a description, which was read. */
const isPointedTo = (asked: readonly AskedAhead[]): boolean =>
  asked.some(({ question, told }) => question.role === 'openApi' && told?.kind === 'document');
