import { type Exchange, isOver } from '#shared/model/exchange';
import { headerValue } from '#shared/http/header-list';
import { readMediaType } from '#shared/http/media-type';
import { formatCount } from '#shared/http/quantities';
import { useMemo } from 'react';
import { classNames } from '../../ui/class-names';
import { comparableLines, type Line, type LinePair, pairLines, type Skipped } from './body-lines';
import { headOf } from './compare-facts';
import styles from './compare.module.css';
import { useBodyText } from './use-body-text';

interface Props {
  readonly one: Exchange | undefined;
  readonly other: Exchange | undefined;
}

/** More pairs than this are counted, not drawn. */
const mostShown = 2_000;

/** Where two bodies differ, line by line, equal stretches left out. */
export function BodyDifference({ one, other }: Props) {
  const [left, right] = [useBodyText(one), useBodyText(other)];
  const pairs = useMemo(() => {
    if (left.kind !== 'text' || right.kind !== 'text') return undefined;
    return pairLines(comparableLines(left.text), comparableLines(right.text));
  }, [left, right]);
  if (![one, other].every((exchange) => exchange && isOver(exchange)))
    return <p className={styles.note}>Waiting for the answer…</p>;
  const kinds = [one, other].map(kindOf);
  if (familyOf(kinds[0]) !== familyOf(kinds[1]) && kinds.every((kind) => kind !== '')) {
    return (
      <p className={styles.note}>
        One is {kinds[0]}, the other {kinds[1]}: their lines are not compared. Bodies shows both.
      </p>
    );
  }
  const refused = [left, right].find((body) => body.kind === 'none');
  if (refused?.kind === 'none') return <p className={styles.note}>{refused.reason}</p>;
  if (pairs === undefined) return <p className={styles.note}>Reading the bodies…</p>;
  if (pairs === null)
    return <p className={styles.note}>The bodies have too little in common to be compared line by line. Bodies shows both.</p>;
  if (!pairs.some(({ kind }) => kind === 'changed')) return <p className={styles.note}>The bodies say the same.</p>;
  return <Pairs pairs={pairs} />;
}

/** What a body says it is, without its parameters. */
function kindOf(exchange: Exchange | undefined): string {
  const head = exchange && headOf(exchange);
  return readMediaType(headerValue(head?.headers ?? [], 'Content-Type') ?? '')?.essence ?? '';
}

/** JSON is JSON, whatever it is said to be for besides (RFC 6839, 3.1), and so is XML. */
const familyOf = (kind = ''): string => /(?:[/+](?:json|xml))$/.exec(kind)?.[0].slice(1) ?? kind;

function Pairs({ pairs }: { readonly pairs: readonly (LinePair | Skipped)[] }) {
  const changed = pairs.filter(({ kind }) => kind === 'changed').length;
  return (
    <>
      <p className={styles.note}>
        {formatCount(changed)} {changed === 1 ? 'line differs' : 'lines differ'}.
        {pairs.length > mostShown && ` The first ${formatCount(mostShown)} are shown.`}
      </p>
      <table className={styles.lines} aria-label="Lines that differ">
        <tbody>
          {pairs.slice(0, mostShown).map((pair, at) =>
            pair.kind === 'skipped' ? (
              <tr key={at}>
                <td colSpan={4} className={styles.skipped}>
                  {formatCount(pair.count)} {pair.count === 1 ? 'line is' : 'lines are'} the same
                </td>
              </tr>
            ) : (
              <tr key={at}>
                <Half line={pair.one} tone={pair.kind === 'changed' ? styles.gone : undefined} mark="only on the left" />
                <Half line={pair.other} tone={pair.kind === 'changed' ? styles.added : undefined} mark="only on the right" />
              </tr>
            ),
          )}
        </tbody>
      </table>
    </>
  );
}

interface HalfProps {
  readonly line: Line | null;
  readonly tone: string | undefined;
  readonly mark: string;
}

function Half({ line, tone, mark }: HalfProps) {
  return (
    <>
      <td className={styles.number}>{line?.number}</td>
      <td className={classNames(styles.line, line ? tone : styles.missing)}>
        {line && tone !== undefined && <span className={styles.spoken}>{mark}: </span>}
        <bdi>{line?.text}</bdi>
      </td>
    </>
  );
}
