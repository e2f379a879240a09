/** Lessons: the course that is read and done in the window, with its scenes. Needs only the store. */
export { LessonsPage } from './lessons-page';
export { LessonsPanel } from './lessons-panel';
