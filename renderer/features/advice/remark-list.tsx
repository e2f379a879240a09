import type { Remark } from '#shared/advice/advise';
import type { AdvicePlace } from '../../state/slices/advice-slice';
import styles from './advice.module.css';
import { IgnoreButton } from './ignore-button';
import { Evidence, Instead } from './remark-parts';
import { RuleHead, RuleWords } from './rule-words';

interface Props {
  readonly remarks: readonly Remark[];
  readonly place: AdvicePlace;
}

/** Remarks, what weighs most first: what is odd, what it rests on, why it matters, and what would be better. */
export function RemarkList({ remarks, place }: Props) {
  return (
    <ul className={styles.remarks}>
      {remarks.map((remark) => (
        <li key={`${remark.rule.id} ${remark.at}`} className={styles.remark} aria-label={remark.rule.title}>
          <div className={styles.head}>
            <RuleHead rule={remark.rule} />
            <IgnoreButton remark={remark} place={place} />
          </div>
          <div className={styles.body}>
            <p dir="auto">{remark.says}</p>
            <Evidence evidence={remark.evidence} />
            <Instead text={remark.instead} />
            <RuleWords rule={remark.rule} />
          </div>
        </li>
      ))}
    </ul>
  );
}
