import { describeMethod, type MethodFacts, methodBodies, methodPromises, methods } from '#shared/http/methods';
import { specParts } from '#shared/http/spec-links';
import { useApp } from '../../state/use-app';
import { useOpenAddress } from '../../state/use-open-address';
import { classNames } from '../../ui/class-names';
import { LinkedText } from '../../ui/linked-text';
import { MethodLabel } from '../../ui/method-label';
import styles from './dictionary.module.css';
import { LookUpNav } from './look-up-nav';
import { SendTwice } from './send-twice';

/** What each method promises, and what becomes of it when it is sent twice. */
export function MethodDictionary() {
  const chosen = useApp((state) => state.chosenMethod);
  const facts = describeMethod(chosen) ?? methods[0];
  return (
    <div className={styles.page}>
      <header className={styles.bar}>
        <h2 className={styles.hidden}>Methods</h2>
        <LookUpNav page="methods" />
        <span className={styles.caption}>What a method promises, whoever answers it</span>
      </header>
      <div className={styles.split}>
        <div className={styles.list} tabIndex={0} role="region" aria-label="Methods">
          <MethodTable chosen={facts?.method ?? ''} />
          <p className={styles.below}>
            <b>Safe</b>: it only reads, so anyone may send it at any time. <b>Idempotent</b>: sent twice it leaves what it leaves
            sent once, so it may be repeated when an answer got lost. <b>Cacheable</b>: the answer may be kept and given again.
            These are promises (RFC 9110, 9.2); a server that breaks them surprises every cache and crawler on the way.
          </p>
        </div>
        {facts && <MethodCard key={facts.method} facts={facts} />}
      </div>
    </div>
  );
}

function MethodTable({ chosen }: { readonly chosen: string }) {
  const choose = useApp((state) => state.chooseMethod);
  return (
    <table className={styles.table}>
      <thead>
        <tr>
          <th scope="col">Method</th>
          <th scope="col">Asks to</th>
          <th scope="col">Safe</th>
          <th scope="col">Idempotent</th>
          <th scope="col" className={styles.extra}>
            Cacheable
          </th>
          <th scope="col" className={styles.extra}>
            Body
          </th>
        </tr>
      </thead>
      <tbody>
        {methods.map(({ method, meaning, safe, idempotent, cacheable, body }) => (
          <tr key={method} className={classNames(method === chosen && styles.chosen)}>
            <th scope="row">
              <button
                type="button"
                className={styles.methodButton}
                aria-current={method === chosen ? 'true' : undefined}
                onClick={() => choose(method)}
              >
                <MethodLabel method={method} big />
              </button>
            </th>
            <td>{meaning}</td>
            <YesNo value={safe} />
            <YesNo value={idempotent} />
            <YesNo value={cacheable} isExtra />
            <td className={classNames(styles.quiet, styles.extra)}>{body}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

interface YesNoProps {
  readonly value: boolean;
  /** Left out where there is no room; the card says it too. */
  readonly isExtra?: boolean;
}

const YesNo = ({ value, isExtra = false }: YesNoProps) => (
  <td className={classNames(!value && styles.quiet, isExtra && styles.extra)}>{value ? 'yes' : 'no'}</td>
);

function MethodCard({ facts }: { readonly facts: MethodFacts }) {
  const open = useOpenAddress();
  return (
    <aside className={styles.card} aria-label={facts.method}>
      <header className={styles.cardHead}>
        <h3 className={styles.fieldName}>{facts.method}</h3>
      </header>
      <p className={styles.idLine}>
        <span className={styles.sub}>{methodPromises(facts)}</span>
        <span>
          <LinkedText parts={specParts(facts.spec)} onOpen={open} />
        </span>
      </p>
      <p className={styles.meaning}>{facts.meaning}</p>
      <p className={styles.text}>{facts.paragraph}</p>
      <h4 className={styles.part}>A body</h4>
      <p className={styles.text}>In a request it {methodBodies[facts.body]}.</p>
      <h4 className={styles.part}>Sent twice</h4>
      <p className={styles.text}>{facts.twice}</p>
      <SendTwice method={facts.method} />
    </aside>
  );
}
