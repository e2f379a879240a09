import { browsePractice } from './browse-practice';
import type { Command } from './command';

/** The practice server. */
export const practiceCommands: readonly Command[] = [
  {
    id: 'practice.browse',
    title: 'Browse the practice server',
    group: 'Practice',
    run: ({ state }) => void browsePractice(state),
  },
  {
    id: 'practice.authLab',
    title: 'Auth lab: what each way to log in gives away',
    group: 'Practice',
    run: ({ state }) => state().openPage('authLab'),
  },
  {
    id: 'tour.take',
    title: 'Take the tour of five exchanges',
    group: 'Practice',
    when: (state) => state.settings.tour.state !== 'open',
    run: ({ state }) => state().takeTour(),
  },
  {
    id: 'practice.stop',
    title: 'Stop the practice server',
    group: 'Practice',
    when: (state) => state.practice.phase === 'running',
    run: ({ state }) => void state().stopPractice(),
  },
  {
    id: 'practice.reset',
    title: 'Reset the data of the practice server',
    group: 'Practice',
    when: (state) => state.practice.phase === 'running',
    run: ({ state }) => void state().resetPractice(),
  },
];
