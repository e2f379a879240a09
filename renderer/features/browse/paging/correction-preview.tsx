import { formatCount } from '#shared/http/quantities';
import type { Paging, TurnRequest } from '#shared/hypermedia/page';
import { pageOfExchange } from '#shared/hypermedia/page-of-exchange';
import { textOfTurn, turnOf } from '#shared/hypermedia/paging/turns';
import { readList, type ListReading } from '#shared/hypermedia/read-page';
import type { FinishedExchange } from '#shared/model/exchange';
import type { PagingCorrection } from '#shared/model/paging-correction';
import { useMemo } from 'react';
import styles from './correction-dialog.module.css';

interface Props {
  readonly exchange: FinishedExchange;
  readonly correction: PagingCorrection | null;
  readonly text: string | null;
}

/** What would be read of the answer that is shown. */
export function CorrectionPreview({ exchange, correction, text }: Props) {
  const list = useMemo(
    () => (text === null ? null : readList(pageOfExchange(exchange, text), { correction })),
    [exchange, correction, text],
  );
  return (
    <section className={styles.preview} aria-label="What would be read" aria-live="polite">
      <h3 className={styles.label}>What this answer says then</h3>
      {list === null ? (
        <p>{text === null ? 'Reading the answer…' : 'There is no list at that place.'}</p>
      ) : (
        <dl className={styles.facts}>
          {factsOf(list, correction).map(({ name, words, code }) => (
            <div key={name}>
              <dt>{name}</dt>
              <dd>{code === undefined ? words : <code>{code}</code>}</dd>
            </div>
          ))}
        </dl>
      )}
    </section>
  );
}

interface Fact {
  readonly name: string;
  readonly words?: string;
  /** What travels on the wire. */
  readonly code?: string;
}

function factsOf({ rows, pointer, paging }: ListReading, correction: PagingCorrection | null): Fact[] {
  const count = `${formatCount(rows.length)} ${rows.length === 1 ? 'row' : 'rows'}${pointer === '' ? '' : ` at ${pointer}`}`;
  if (paging === null)
    return [
      { name: 'rows', words: count },
      { name: 'pages', words: noPages(correction) },
    ];
  return [
    { name: 'rows', words: paging.count === null ? count : `${count}, of ${formatCount(paging.count)}` },
    { name: 'read from', code: paging.readFrom.join(', ') },
    wayTo(paging, 'next') ?? { name: 'next', words: 'none: this is the last page' },
    wayTo(paging, 'previous') ?? { name: 'previous', words: 'none' },
  ];
}

const noPages = (correction: PagingCorrection | null): string =>
  correction === null || correction.style === 'none' ? 'none' : 'nothing of this style is in this answer';

function wayTo(paging: Paging, name: 'next' | 'previous'): Fact | null {
  const turn = turnOf(paging, name);
  return turn && { name, code: 'url' in turn ? turn.url : requestWords(turn.request) };
}

function requestWords(request: TurnRequest): string {
  if (request.kind === 'header') return `${request.name}: ${request.value}`;
  const place = request.url === undefined ? '' : ` to ${request.url}`;
  return `${request.path.join('.')}: ${textOfTurn(request)}, in the body that is sent${place}`;
}
