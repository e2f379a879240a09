import { glossary } from '#shared/lessons/glossary/glossary';
import { useApp } from '../../state/use-app';
import { Words } from './lesson-text';
import styles from './lessons.module.css';

/** Every word of the trade that the lessons use. */
export function GlossaryView() {
  const show = useApp((state) => state.showLessonView);
  return (
    <div className={styles.contents} tabIndex={0} role="region" aria-label="Glossary">
      <header className={styles.welcome}>
        <div>
          <p className={styles.crumbs}>
            <button type="button" className={styles.crumb} onClick={() => show({ kind: 'contents' })}>
              Lessons
            </button>
          </p>
          <h2 className={styles.title}>Glossary</h2>
        </div>
      </header>
      <div className={styles.glossary}>
        <Words ids={glossary.map(({ id }) => id)} />
      </div>
    </div>
  );
}
