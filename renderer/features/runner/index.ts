/** Runner: the requests of a collection one after the other, and what came of them. Needs only the store. */
export { RunnerPage } from './runner-page';
