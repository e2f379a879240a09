import { ArrowLeft, ArrowRight, RotateCcw } from 'lucide-react';
import { useEffect, useRef } from 'react';
import type { Lesson } from '#shared/lessons/lesson';
import { tracks } from '#shared/lessons/tracks';
import { standOf } from '#shared/lessons/track-summary';
import { useApp } from '../../state/use-app';
import { Button } from '../../ui/button';
import { classNames } from '../../ui/class-names';
import { InlineText, LessonText, LessonWords } from './lesson-text';
import styles from './lessons.module.css';
import { ProbeList } from './probe-list';
import { neighboursOf, standWords } from './progress';
import { StandMark } from './stand-mark';
import { StepList } from './step-list';
import { scenes } from './scenes/scenes';
import { useKeeping } from './use-keeping';
import { useSteps } from './use-steps';

/** One lesson: what to know, what to send, what came of it, and the drawing beside it. */
export function LessonView({ lesson }: { readonly lesson: Lesson }) {
  useKeeping(lesson);
  const steps = useSteps();
  const isDone = useApp((state) => standOf(lesson, state.lessonProgress) === 'done');
  const top = useRef<HTMLDivElement>(null);
  useEffect(() => top.current?.focus(), []);
  const Drawing = lesson.scene === null ? null : scenes[lesson.scene];
  return (
    <article className={styles.lesson} aria-label={lesson.title}>
      <LessonHead lesson={lesson} />
      <div className={styles.columns}>
        <div
          ref={top}
          className={classNames(styles.reading, !Drawing && styles.alone)}
          tabIndex={0}
          role="region"
          aria-label="Text"
        >
          <LessonText blocks={lesson.text} />
          {lesson.steps.length > 0 && <StepList lesson={lesson} steps={steps} />}
          <ProbeList lesson={lesson} />
          <section aria-label="Easily done wrong" className={styles.block}>
            <h3 className={styles.blockTitle}>Easily done wrong</h3>
            <p className={styles.paragraph}>
              <InlineText text={lesson.slip.says} />
            </p>
          </section>
          {isDone && (
            <section aria-label="To keep in mind" className={styles.takeaway}>
              <p>
                <InlineText text={lesson.takeaway} />
              </p>
            </section>
          )}
          <LessonWords lesson={lesson} />
        </div>
        {Drawing && (
          <div className={styles.drawingPane}>
            <Drawing />
          </div>
        )}
      </div>
      <LessonFoot lesson={lesson} isDone={isDone} />
    </article>
  );
}

function LessonHead({ lesson }: { readonly lesson: Lesson }) {
  const show = useApp((state) => state.showLessonView);
  const beginAnew = useApp((state) => state.beginLessonAnew);
  const stand = useApp((state) => standOf(lesson, state.lessonProgress));
  const track = tracks.find(({ id }) => id === lesson.track);
  return (
    <header className={styles.head}>
      <div className={styles.headWords}>
        <p className={styles.crumbs}>
          <button type="button" className={styles.crumb} onClick={() => show({ kind: 'contents' })}>
            Lessons
          </button>
          <span aria-hidden>/</span> {track?.title}
        </p>
        <h2 className={styles.title}>{lesson.title}</h2>
      </div>
      <span className={styles.standWords}>
        <StandMark stand={stand} /> {standWords[stand]}
      </span>
      <span className={styles.caption}>{lesson.minutes} min</span>
      <Button variant="quiet" size="small" isDisabled={stand === 'new'} onPress={() => void beginAnew(lesson.id)}>
        <RotateCcw size={14} strokeWidth={1.5} aria-hidden />
        Begin anew
      </Button>
    </header>
  );
}

function LessonFoot({ lesson, isDone }: { readonly lesson: Lesson; readonly isDone: boolean }) {
  const show = useApp((state) => state.showLessonView);
  const { before, after } = neighboursOf(lesson);
  return (
    <footer className={styles.foot}>
      {before ? (
        <Button label={`Previous lesson: ${before.title}`} onPress={() => show({ kind: 'lesson', id: before.id })}>
          <ArrowLeft size={14} strokeWidth={1.5} aria-hidden />
          {before.title}
        </Button>
      ) : (
        <span />
      )}
      <Button
        variant={isDone ? 'main' : 'plain'}
        label={after ? `Next lesson: ${after.title}` : 'End of the track'}
        onPress={() => show(after ? { kind: 'lesson', id: after.id } : { kind: 'summary', track: lesson.track })}
      >
        {after ? after.title : 'End of the track'}
        <ArrowRight size={14} strokeWidth={1.5} aria-hidden />
      </Button>
    </footer>
  );
}
