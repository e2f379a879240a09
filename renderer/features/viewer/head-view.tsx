import { useState } from 'react';
import type { Exchange, Hop } from '#shared/model/exchange';
import { lastHop, requestLineOf } from '#shared/model/exchange';
import type { HeaderList } from '#shared/model/exchange-event';
import { Button } from '../../ui/button';
import { Segments } from '../../ui/segments';
import { DroppedFields } from './dropped-fields';
import { HeadTable } from './head-table';
import { hidingOf, type Hiding } from './secret-fields';
import styles from './head-view.module.css';
import { useWireLog } from './use-wire-log';

interface Props {
  readonly exchange: Exchange;
  readonly onFollow: (url: string, options: { newTab: boolean; background: boolean }) => void;
  /** Stands over the request's fields. */
  readonly requestTitle?: string;
}

const sentTitle = 'Request, as sent';

type Manner = 'explained' | 'raw';

const manners: readonly { readonly value: Manner; readonly label: string }[] = [
  { value: 'explained', label: 'Explained' },
  { value: 'raw', label: 'Raw' },
];

/** The fields of both heads, in wire order, with what each means. */
export function HeadView({ exchange, onFollow, requestTitle = sentTitle }: Props) {
  const [manner, setManner] = useState<Manner>('explained');
  const [withSecrets, setWithSecrets] = useState(false);
  const read = useWireLog(exchange);
  const hop = lastHop(exchange);
  if (!hop) return <p className={styles.empty}>Nothing was sent.</p>;
  // What was filled in is known before anything is shown.
  if (!read) return <p className={styles.empty}>Reading the head …</p>;
  const parts = partsOf(exchange, hop, requestTitle);
  const secrets = read.log?.secrets ?? [];
  const hide = hidingOf(secrets, withSecrets);
  return (
    <section aria-label="Head" className={styles.view}>
      <div className={styles.bar}>
        <span className={styles.count}>{sayCount(hop.head?.headers ?? [], requestTitle === sentTitle)}</span>
        {hasSecrets(parts, hidingOf(secrets, false)) && <SecretsButton isShown={withSecrets} onChange={setWithSecrets} />}
        <Button size="small" variant="quiet" onPress={() => void navigator.clipboard.writeText(rawText(parts, hide))}>
          Copy
        </Button>
        <Segments label="How to show the head" value={manner} options={manners} onChange={setManner} />
      </div>
      <div className={styles.scroll} tabIndex={0} role="group" aria-label="Fields">
        <DroppedFields fields={hop.droppedFields ?? []} hide={hide} />
        {parts.map((part) => (
          <PartFields
            key={part.title}
            part={part}
            manner={manner}
            hide={hide}
            base={hop.url}
            at={exchange.startedAt}
            onFollow={onFollow}
          />
        ))}
      </div>
    </section>
  );
}

function SecretsButton({ isShown, onChange }: { readonly isShown: boolean; readonly onChange: (isShown: boolean) => void }) {
  return (
    <Button size="small" variant="quiet" onPress={() => onChange(!isShown)}>
      {isShown ? 'Hide the credentials' : 'Credentials are hidden: show'}
    </Button>
  );
}

interface PartProps {
  readonly part: Part;
  readonly manner: Manner;
  readonly hide: Hiding;
  readonly base: string;
  readonly at: number;
  readonly onFollow: Props['onFollow'];
}

function PartFields({ part, manner, hide, base, at, onFollow }: PartProps) {
  return (
    <div>
      <h2 className={styles.title}>{part.title}</h2>
      {manner === 'raw' && <pre className={styles.raw}>{rawText([part], hide)}</pre>}
      {manner === 'explained' && part.headers.length > 0 && (
        <HeadTable headers={part.headers} hide={hide} base={base} at={at} onFollow={onFollow} />
      )}
      {manner === 'explained' && part.headers.length === 0 && <p className={styles.empty}>No fields.</p>}
    </div>
  );
}

const hasSecrets = (parts: readonly Part[], hide: Hiding): boolean =>
  parts.some(
    ({ firstLine, headers }) =>
      hide.text(firstLine) !== firstLine || headers.some(([name, value]) => hide.value(name, value) !== value),
  );

interface Part {
  readonly title: string;
  readonly firstLine: string;
  readonly headers: HeaderList;
  readonly isRequest: boolean;
}

function partsOf(exchange: Exchange, hop: Hop, requestTitle: string): readonly Part[] {
  const { head, interims, method, requestHeaders } = hop;
  const response: readonly Part[] = head
    ? [
        {
          title: titleOf(head),
          firstLine: head.status === 0 ? '' : `HTTP/${head.httpVersion} ${head.status} ${head.reason}`.trim(),
          headers: head.headers,
          isRequest: false,
        },
      ]
    : [];
  const trailers: readonly Part[] =
    exchange.phase === 'finished' && exchange.trailers.length > 0
      ? [{ title: 'Trailers, after the body', firstLine: '', headers: exchange.trailers, isRequest: false }]
      : [];
  const before = interims.map(({ status, reason, headers }, index) => ({
    title: `Interim answer ${index + 1}, ${status} ${reason}`.trim(),
    firstLine: `HTTP/${head?.httpVersion ?? '1.1'} ${status} ${reason}`.trim(),
    headers,
    isRequest: false,
  }));
  const request: Part = {
    title: requestTitle,
    firstLine: requestLineOf(hop),
    headers: requestHeaders,
    isRequest: true,
  };
  // An example may stand for any request.
  return [...response, ...trailers, ...before, ...(method === '' ? [] : [request])];
}

/** An example may say no status. */
const titleOf = ({ status, reason }: NonNullable<Hop['head']>): string =>
  status === 0 ? 'Response' : `Response, ${status} ${reason}`.trim();

function rawText(parts: readonly Part[], hide: Hiding): string {
  return parts
    .map(({ firstLine, headers }) =>
      [
        ...(firstLine === '' ? [] : [hide.text(firstLine)]),
        ...headers.map(([name, value]) => `${name}: ${hide.value(name, value)}`),
      ].join('\n'),
    )
    .join('\n\n');
}

function sayCount(headers: HeaderList, isReceived: boolean): string {
  const names = new Set(headers.map(([name]) => name.toLowerCase()));
  const lines = `${headers.length} ${headers.length === 1 ? 'line' : 'lines'}${isReceived ? ' as received' : ''}`;
  return names.size < headers.length ? `${lines}, ${names.size} names` : lines;
}
