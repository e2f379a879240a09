import type { Failure } from '#shared/failure';
import { describeFailure } from '#shared/failure-words';
import type { OpenForm } from '#shared/model/open-form';
import { CircleAlert } from 'lucide-react';
import { nameOfPlace } from './name-of-place';
import { shownProblems } from './shown-place';
import { visibleWords } from '../../../ui/visible-text';
import styles from './form-page.module.css';
import type { Refusal } from './use-server-errors';

interface Props {
  readonly open: OpenForm;
  readonly refusal: Refusal | null;
  /** Why no answer came to the last send; null when one came. */
  readonly failure: Failure | null;
}

/** What is wrong with the whole, above the fields: how many of them are refused, and what is about none of them. */
export function WholeProblems({ open, refusal, failure }: Props) {
  const problems = shownProblems(open, [...open.refused, ...(refusal?.problems ?? [])]);
  const general = problems.filter(({ place }) => place === '').map(({ message }) => message);
  // Where the body is typed as text, nothing stands beside the fields.
  const beside = open.editor === 'instead' ? problems.filter(({ place }) => place !== '') : [];
  const count = new Set(open.refused.map(({ place }) => place).filter((place) => place !== '')).size;
  const sentences = [
    ...(count > 0
      ? [count === 1 ? 'Not sent: one field is not as the form asks.' : `Not sent: ${count} fields are not as the form asks.`]
      : []),
    ...new Set(general),
    ...new Set(beside.map(({ place, message }) => `${nameOfPlace(place)}: ${message}`)),
    ...(refusal && refusal.problems.length === 0 ? [unsaidWords(refusal)] : []),
    ...(failure ? [`${describeFailure(failure)} What you typed is kept.`] : []),
  ];
  return (
    <div role="alert" data-whole tabIndex={-1} className={styles.whole}>
      {sentences.map((sentence) => (
        <p key={sentence} className={styles.problem}>
          <CircleAlert size={14} strokeWidth={1.5} aria-hidden />
          <span dir="auto">{visibleWords(sentence)}</span>
        </p>
      ))}
    </div>
  );
}

/** A refusal without a word that could be put anywhere. */
const unsaidWords = ({ exchange: { head } }: Refusal): string =>
  `The server answered ${`${head.status} ${head.reason}`.trim()}, and nothing that is about a field. What you typed is kept.`;
