import type { Evidence } from '#shared/explain/explanation';
import { type Quote, quoteOf } from '#shared/explain/quote-evidence';
import type { Exchange } from '#shared/model/exchange';
import styles from './why.module.css';

interface Props {
  readonly evidence: readonly Evidence[];
  readonly exchange: Exchange;
}

/** What a statement rests on, as it went over the wire, secrets hidden. */
export function QuoteList({ evidence, exchange }: Props) {
  const quotes = evidence.flatMap((one) => quoteOf(one, exchange) ?? []);
  if (quotes.length === 0) return null;
  return (
    <ul className={styles.quotes} aria-label="Seen in">
      {quotes.map((quote, index) => (
        <li key={`${index} ${quote.from}`} className={styles.quote}>
          <span className={styles.source}>
            {quote.from}
            {quote.hop !== null && `, hop ${quote.hop}`}
          </span>
          <code className={styles.field} dir="auto">
            {textOf(quote)}
          </code>
        </li>
      ))}
    </ul>
  );
}

const textOf = ({ field, text }: Quote): string => (field === null ? text : `${field}: ${hidden(field, text)}`);

/** A credential is recognised by its scheme and its first letters; the rest is in Wire, for those who ask. */
function hidden(field: string, value: string): string {
  if (!/^(authorization|proxy-authorization|cookie|set-cookie|x-.*(key|token).*)$/i.test(field)) return value;
  const [, scheme = '', secret = ''] = /^([A-Za-z][\w-]*\s+)?(.*)$/s.exec(value) ?? [];
  return `${scheme}${secret.slice(0, 4)}••••`;
}
