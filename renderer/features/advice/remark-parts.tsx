import type { AdviceEvidence } from '#shared/advice/advice-rule';
import styles from './advice.module.css';

const sources: { readonly [W in AdviceEvidence['where']]: string } = { request: 'sent', answer: 'received', body: 'body' };

/** What a remark rests on, quoted, with the part that is meant marked. */
export function Evidence({ evidence }: { readonly evidence: readonly AdviceEvidence[] }) {
  return (
    <ul className={styles.quotes} aria-label="Seen in">
      {evidence.map((one, index) => (
        <li key={`${index} ${one.quote}`} className={styles.quote}>
          <span className={styles.source}>{sources[one.where]}</span>
          <code className={styles.code} dir="auto">
            <Marked {...one} />
          </code>
        </li>
      ))}
    </ul>
  );
}

function Marked({ quote, marked }: AdviceEvidence) {
  const at = marked === null ? -1 : quote.indexOf(marked);
  if (marked === null || marked === '' || at < 0) return quote;
  return (
    <>
      {quote.slice(0, at)}
      <mark className={styles.marked}>{marked}</mark>
      {quote.slice(at + marked.length)}
    </>
  );
}

/** What would do in its place. */
export function Instead({ text }: { readonly text: string | null }) {
  if (text === null) return null;
  return (
    <p className={styles.quote}>
      <span className={styles.source}>better</span>
      <code className={styles.code} dir="auto">
        {text}
      </code>
    </p>
  );
}
