import type { Lesson } from '#shared/lessons/lesson';
import { Check, Circle } from 'lucide-react';
import { useApp } from '../../state/use-app';
import { classNames } from '../../ui/class-names';
import { InlineText } from './lesson-text';
import styles from './lessons.module.css';

/** What really happened: a tick for each probe that has passed, and what is missing where one has not. */
export function ProbeList({ lesson }: { readonly lesson: Lesson }) {
  const seen = useApp((state) => state.lessonSeen);
  const passed = useApp((state) => state.lessonProgress.lessons[lesson.id]?.passed);
  const checked = lesson.probes.map((probe) => {
    const isPassed = passed?.[probe.id] !== undefined;
    return { ...probe, isPassed, missing: isPassed || seen.length === 0 ? null : probe.check(seen) };
  });
  const count = checked.filter(({ isPassed }) => isPassed).length;
  return (
    <section aria-label="What happened" className={styles.block}>
      <h3 className={styles.blockTitle}>
        What happened
        <span className={styles.caption} role="status">
          {count} of {checked.length}
        </span>
      </h3>
      <ul className={styles.probes}>
        {checked.map(({ id, claim, isPassed, missing }) => (
          <li key={id} className={classNames(styles.probe, isPassed && styles.passed)}>
            {isPassed ? <Check size={16} strokeWidth={2} aria-hidden /> : <Circle size={16} strokeWidth={1.5} aria-hidden />}
            <div>
              <p>
                <span className={styles.unseen}>{isPassed ? 'Passed: ' : 'Open: '}</span>
                <InlineText text={claim} />
              </p>
              {missing !== null && <p className={styles.missing}>{missing}</p>}
            </div>
          </li>
        ))}
      </ul>
    </section>
  );
}
