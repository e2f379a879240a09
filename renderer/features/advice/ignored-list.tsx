import { ruleOf } from '#shared/advice/advise';
import type { IgnoredAdvice } from '#shared/model/ignored-advice';
import { type AdvicePlace, ignoredIn } from '../../state/slices/advice-slice';
import { useApp } from '../../state/use-app';
import { Button } from '../../ui/button';
import styles from './advice.module.css';

/** What is ignored there, and the way back. */
export function IgnoredList({ place }: { readonly place: AdvicePlace }) {
  const ignored = useApp((state) => ignoredIn(state, place));
  const name = useApp((state) => state.collections.find(({ root }) => root === place)?.name ?? null);
  if (ignored.length === 0) return null;
  const where = name === null ? 'Ignored for unsaved requests' : `Ignored in ${name}`;
  return (
    <section aria-label={where} className={styles.part}>
      <h3 className={styles.heading}>
        {where} <span className={styles.count}>{ignored.length}</span>
      </h3>
      <ul className={styles.ignoredList}>
        {ignored.map((entry) => (
          <IgnoredEntry key={`${entry.rule} ${entry.at}`} entry={entry} place={place} />
        ))}
      </ul>
    </section>
  );
}

function IgnoredEntry({ entry, place }: { readonly entry: IgnoredAdvice; readonly place: AdvicePlace }) {
  const heed = useApp((state) => state.heedAdvice);
  const title = ruleOf(entry.rule)?.title ?? entry.rule;
  const at = entry.at === '' ? 'everywhere here' : entry.at;
  return (
    <li className={styles.ignored}>
      <div className={styles.words}>
        <p className={styles.name}>{title}</p>
        {entry.at === '' ? (
          <p className={styles.small}>{at}</p>
        ) : (
          <code className={styles.code} dir="auto">
            {at}
          </code>
        )}
      </div>
      <Button size="small" variant="quiet" label={`Take back: ${title}, ${at}`} onPress={() => void heed(place, entry)}>
        Take back
      </Button>
    </li>
  );
}
