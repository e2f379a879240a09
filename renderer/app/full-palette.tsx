import { lessons } from '#shared/lessons/lessons';
import { CommandPalette } from '../features/palette';
import { useAppStore } from '../state/use-app';
import type { Commands } from './use-commands';

interface Props {
  readonly actions: Commands;
  readonly onClose: () => void;
}

/** The palette with what is fetched together with it: the lessons by their names. */
export function FullPalette({ actions, onClose }: Props) {
  const store = useAppStore();
  const openLesson = (id: string) => {
    store.getState().showLessonView({ kind: 'lesson', id });
    store.getState().openPage('lessons');
  };
  const ofLessons: Commands = lessons.map(({ id, title }) => ({
    id: `lesson.${id}`,
    title: `Open lesson: ${title}`,
    group: 'Lessons',
    shortcut: undefined,
    usualShortcut: undefined,
    isAvailable: () => true,
    run: () => openLesson(id),
  }));
  return <CommandPalette actions={[...actions, ...ofLessons]} onClose={onClose} />;
}
