import { ArrowRight } from 'lucide-react';
import type { Lesson, TrackId } from '#shared/lessons/lesson';
import { lessonsOf, passedIn, standOf, summarizeTrack, type TrackSummary } from '#shared/lessons/track-summary';
import { tracks } from '#shared/lessons/tracks';
import type { LessonProgress } from '#shared/model/lesson-progress';
import { useApp } from '../../state/use-app';
import { Button } from '../../ui/button';
import { StatusMark } from '../../ui/status-mark';
import { InlineText } from './lesson-text';
import styles from './lessons.module.css';
import { lessonAfter, standWords } from './progress';
import { StandMark } from './stand-mark';

/** The end of a track: what was learned, with one's own results. */
export function SummaryView({ trackId }: { readonly trackId: TrackId }) {
  const show = useApp((state) => state.showLessonView);
  const progress = useApp((state) => state.lessonProgress);
  const track = tracks.find(({ id }) => id === trackId);
  const own = lessonsOf(trackId);
  const summary = summarizeTrack(trackId, progress);
  const isDone = summary.done === own.length;
  const next = lessonAfter(trackId);
  return (
    <div className={styles.contents} tabIndex={0} role="region" aria-label={`The end of ${track?.title ?? 'the track'}`}>
      <header className={styles.welcome}>
        <div>
          <p className={styles.crumbs}>
            <button type="button" className={styles.crumb} onClick={() => show({ kind: 'contents' })}>
              Lessons
            </button>
            <span aria-hidden>/</span> {track?.title}
          </p>
          <h2 className={styles.title}>{isDone ? 'The track is done' : 'Where you are'}</h2>
          <p className={styles.lead}>{isDone ? track?.closing : track?.aim}</p>
        </div>
        {next && (
          <Button variant="main" onPress={() => show({ kind: 'lesson', id: next.id })}>
            {next.title}
            <ArrowRight size={14} strokeWidth={1.5} aria-hidden />
          </Button>
        )}
      </header>
      <p className={styles.results}>
        <b>{summary.done}</b> of {own.length} lessons done, <b>{summary.sent}</b> requests sent. <Statuses summary={summary} />
      </p>
      <table className={styles.resultTable}>
        <thead>
          <tr>
            <th scope="col">Lesson</th>
            <th scope="col">Probes</th>
            <th scope="col">Sent</th>
            <th scope="col">To keep in mind</th>
          </tr>
        </thead>
        <tbody>
          {own.map((lesson) => (
            <ResultRow key={lesson.id} lesson={lesson} progress={progress} />
          ))}
        </tbody>
      </table>
    </div>
  );
}

interface ResultProps {
  readonly lesson: Lesson;
  readonly progress: LessonProgress;
}

function ResultRow({ lesson, progress }: ResultProps) {
  const show = useApp((state) => state.showLessonView);
  const stand = standOf(lesson, progress);
  return (
    <tr>
      <th scope="row">
        <button type="button" className={styles.resultLink} onClick={() => show({ kind: 'lesson', id: lesson.id })}>
          <StandMark stand={stand} /> {lesson.title}
          <span className={styles.unseen}>, {standWords[stand]}</span>
        </button>
      </th>
      <td>
        {passedIn(lesson, progress)} of {lesson.probes.length}
      </td>
      <td>{progress.lessons[lesson.id]?.sent ?? 0}</td>
      <td>
        {stand === 'done' ? <InlineText text={lesson.takeaway} /> : <span className={styles.caption}>once it is done</span>}
      </td>
    </tr>
  );
}

/** The statuses that came, with how often. */
function Statuses({ summary }: { readonly summary: TrackSummary }) {
  return summary.statuses.map(([status, count]) => (
    <span key={status} className={styles.met}>
      <StatusMark status={status} /> <code>{status}</code> {count}×
    </span>
  ));
}
