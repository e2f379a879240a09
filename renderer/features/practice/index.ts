/** Practice: what the practice server offers, how it runs, and what it answered. Needs only the store. */
export { PracticePage } from './practice-page';
export { PracticePanel } from './practice-panel';
