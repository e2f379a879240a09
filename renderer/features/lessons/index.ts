/** Lessons: the course that is read and done in the window. Needs only the store. */
export { LessonsPage } from './lessons-page';
