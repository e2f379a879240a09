import { lessonNamed } from '#shared/lessons/lessons';
import { lessonViewOf } from '../../state/slices/lessons-slice';
import { useApp } from '../../state/use-app';
import { ContentsView } from './contents-view';
import { GlossaryView } from './glossary-view';
import { LessonView } from './lesson-view';
import styles from './lessons.module.css';
import { SummaryView } from './summary-view';
import { useEffect } from 'react';

/** The course: its contents, one lesson, the end of a track, or the glossary. Goes on where it was left. */
export function LessonsPage() {
  const chosen = useApp((state) => state.lessonView);
  const progress = useApp((state) => state.lessonProgress);
  const show = useApp((state) => state.showLessonView);
  const view = lessonViewOf({ lessonView: chosen, lessonProgress: progress });
  const resumed = chosen === null && view.kind === 'lesson' ? view.id : null;
  useEffect(() => {
    if (resumed !== null) show({ kind: 'lesson', id: resumed });
  }, [resumed, show]);
  const lesson = view.kind === 'lesson' ? lessonNamed(view.id) : undefined;
  return (
    <div className={styles.page}>
      {lesson && <LessonView key={lesson.id} lesson={lesson} />}
      {(view.kind === 'contents' || (view.kind === 'lesson' && !lesson)) && <ContentsView />}
      {view.kind === 'summary' && <SummaryView trackId={view.track} />}
      {view.kind === 'glossary' && <GlossaryView />}
    </div>
  );
}
