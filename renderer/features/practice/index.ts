/** Practice: the switch, the accounts and the log of the practice server. Needs only the store. */
export { PracticePanel } from './practice-panel';
