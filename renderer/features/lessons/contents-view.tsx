import type { Lesson } from '#shared/lessons/lesson';
import { lessonNamed, lessons } from '#shared/lessons/lessons';
import { tracks, type Track } from '#shared/lessons/tracks';
import { lastLesson } from '#shared/model/lesson-progress';
import { lessonsOf, standOf } from '#shared/lessons/track-summary';
import { useApp } from '../../state/use-app';
import { Button } from '../../ui/button';
import styles from './lessons.module.css';
import { doneIn, standWords } from './progress';
import { StandMark } from './stand-mark';

/** The seven tracks with their lessons, and the way on. */
export function ContentsView() {
  const show = useApp((state) => state.showLessonView);
  const progress = useApp((state) => state.lessonProgress);
  const last = lessonNamed(lastLesson(progress) ?? '') ?? lessons[0];
  const done = lessons.filter((lesson) => standOf(lesson, progress) === 'done').length;
  const isBegun = Object.keys(progress.lessons).length > 0;
  return (
    <div className={styles.contents} tabIndex={0} role="region" aria-label="Contents">
      <header className={styles.welcome}>
        <div>
          <h2 className={styles.title}>Lessons</h2>
          <p className={styles.lead}>
            A short text, requests that are really sent, and checks of what came of them. {done} of {lessons.length} done.
          </p>
        </div>
        <Button variant="quiet" onPress={() => show({ kind: 'glossary' })}>
          Glossary
        </Button>
        {last && (
          <Button variant="main" onPress={() => show({ kind: 'lesson', id: last.id })}>
            {isBegun ? `Go on: ${last.title}` : `Begin: ${last.title}`}
          </Button>
        )}
      </header>
      <ol className={styles.tracks}>
        {tracks.map((track, at) => (
          <TrackRow key={track.id} track={track} number={at + 1} />
        ))}
      </ol>
    </div>
  );
}

function TrackRow({ track, number }: { readonly track: Track; readonly number: number }) {
  const own = lessonsOf(track.id);
  const show = useApp((state) => state.showLessonView);
  const done = useApp((state) => doneIn(track.id, state.lessonProgress));
  return (
    <li className={styles.track}>
      <div className={styles.trackWords}>
        <h3 className={styles.trackTitle}>
          <span className={styles.trackNumber}>{number}</span> {track.title}
        </h3>
        <p className={styles.aim}>{track.aim}</p>
        <p className={styles.caption}>
          {done} of {own.length} done{' '}
          {done > 0 && (
            <button type="button" className={styles.crumb} onClick={() => show({ kind: 'summary', track: track.id })}>
              your results
            </button>
          )}
        </p>
      </div>
      <ul className={styles.trackLessons}>
        {own.map((lesson) => (
          <LessonRow key={lesson.id} lesson={lesson} />
        ))}
      </ul>
    </li>
  );
}

/** A lesson as a row that opens it. */
export function LessonRow({ lesson, isShown = false }: { readonly lesson: Lesson; readonly isShown?: boolean }) {
  const show = useApp((state) => state.showLessonView);
  const openPage = useApp((state) => state.openPage);
  const stand = useApp((state) => standOf(lesson, state.lessonProgress));
  const open = () => {
    show({ kind: 'lesson', id: lesson.id });
    openPage('lessons');
  };
  return (
    <li>
      <button type="button" className={styles.row} aria-current={isShown ? 'page' : undefined} onClick={open}>
        <StandMark stand={stand} />
        <span className={styles.rowTitle} title={lesson.title}>
          {lesson.title}
        </span>
        <span className={styles.unseen}>, {standWords[stand]}</span>
        <span className={styles.minutes}>{lesson.minutes} min</span>
      </button>
    </li>
  );
}
