import { isObject } from '#shared/hypermedia/json-value';
import { parseJson } from '#shared/hypermedia/parse-json';
import { referenceOf } from '#shared/hypermedia/reference-of';
import { type FinishedExchange, lastHop } from '#shared/model/exchange';
import type { OpenForm } from '#shared/model/open-form';
import { useMemo } from 'react';
import { StatusMark } from '../../../ui/status-mark';
import { useFormShared } from './form-context';
import styles from './form-page.module.css';
import { JsonText } from './json-text';
import { nameOfPlace } from './name-of-place';
import { shownProblems } from './shown-place';
import type { Refusal } from './use-server-errors';

interface Props {
  readonly open: OpenForm;
  readonly refusal: Refusal;
}

/** The refusal as it came, and where each of its sentences was put. */
export function ServerSaid({ open, refusal: { exchange, text, problems } }: Props) {
  const { status } = exchange.head;
  const { onFollow } = useFormShared();
  const linkOf = useLinks(exchange, text);
  const shown = shownProblems(open, problems);
  const places = [...new Set(shown.map(({ place }) => place).filter((place) => place !== ''))];
  return (
    <section aria-label="What the server said" className={styles.said}>
      <header className={styles.sideHead}>
        <span className={styles.status} data-class={String(status).charAt(0)}>
          <StatusMark status={status} />
          {status}
        </span>
        <h2 className={styles.title}>What the server said</h2>
      </header>
      {text !== null && text !== '' && (
        <JsonText text={laidOut(text)} marked={problems.map(({ message }) => message)} linkOf={linkOf} onFollow={onFollow} />
      )}
      <p className={styles.note}>
        {places.length === 0 ? (
          'Nothing in it names a field of this form. What you typed is kept.'
        ) : (
          <>
            Put beside <code>{places.map(nameOfPlace).join(', ')}</code>. What you typed is kept.
          </>
        )}
      </p>
    </section>
  );
}

/** Where texts of the answer lead, such as the `type` and `instance` of a problem (RFC 9457): http and https only, seen from where it came from. */
function useLinks(exchange: FinishedExchange, text: string | null) {
  const { url } = lastHop(exchange) ?? exchange;
  return useMemo(() => {
    const body = parseJson(text ?? '');
    const around = isObject(body) ? body : undefined;
    return (words: string, key: string) => referenceOf({ text: words, key, around }, url);
  }, [text, url]);
}

const longest = 20_000;

/** JSON on one line is hard to read; anything else stays as it is. */
function laidOut(text: string): string {
  const shown = text.length > longest ? `${text.slice(0, longest)}…` : text;
  try {
    return JSON.stringify(JSON.parse(shown), null, 2);
  } catch {
    return shown;
  }
}
