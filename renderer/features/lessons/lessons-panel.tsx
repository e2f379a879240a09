import { BookOpen, ChevronRight } from 'lucide-react';
import { useState } from 'react';
import { lessonNamed } from '#shared/lessons/lessons';
import { tracks, type Track } from '#shared/lessons/tracks';
import { lessonsOf } from '#shared/lessons/track-summary';
import { lessonViewOf } from '../../state/slices/lessons-slice';
import { useApp } from '../../state/use-app';
import { IconButton } from '../../ui/icon-button';
import { LessonRow } from './contents-view';
import styles from './lessons.module.css';
import { doneIn } from './progress';

/** The side bar's list of the tracks; the one that is read is open. */
export function LessonsPanel() {
  const show = useApp((state) => state.showLessonView);
  const openPage = useApp((state) => state.openPage);
  const shown = useShown();
  return (
    <>
      <header className={styles.panelHead}>
        <h2 className={styles.panelTitle}>Lessons</h2>
        <IconButton
          label="Contents"
          icon={BookOpen}
          size="small"
          onPress={() => {
            show({ kind: 'contents' });
            openPage('lessons');
          }}
        />
      </header>
      <nav aria-label="Tracks" className={styles.panel}>
        <ul>
          {tracks.map((track) => (
            <TrackGroup key={`${track.id} ${track.id === shown.track}`} track={track} shown={shown} />
          ))}
        </ul>
      </nav>
    </>
  );
}

interface Shown {
  readonly lesson: string | null;
  readonly track: string | null;
}

function useShown(): Shown {
  const lesson = useApp((state) => {
    const view = lessonViewOf(state);
    return view.kind === 'lesson' ? view.id : null;
  });
  const summary = useApp((state) => (state.lessonView?.kind === 'summary' ? state.lessonView.track : null));
  return { lesson, track: lesson === null ? summary : (lessonNamed(lesson)?.track ?? null) };
}

function TrackGroup({ track, shown }: { readonly track: Track; readonly shown: Shown }) {
  const own = lessonsOf(track.id);
  const done = useApp((state) => doneIn(track.id, state.lessonProgress));
  const [isOpen, setOpen] = useState(shown.track === track.id || (shown.track === null && track === tracks[0]));
  return (
    <li>
      <button type="button" className={styles.group} aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
        <ChevronRight size={14} strokeWidth={1.5} aria-hidden />
        <span className={styles.rowTitle} title={track.title}>
          {track.title}
        </span>
        <span className={styles.minutes}>
          <span className={styles.unseen}>, done: </span>
          {done}/{own.length}
        </span>
      </button>
      {isOpen && (
        <ul>
          {own.map((lesson) => (
            <LessonRow key={lesson.id} lesson={lesson} isShown={shown.lesson === lesson.id} />
          ))}
        </ul>
      )}
    </li>
  );
}
