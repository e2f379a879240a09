/** Viewer: shows what came back. Needs only the store; knows nothing of composing or sending. */
export { ExamplePane } from './example-pane';
export { ResponsePane } from './response-pane';
export { WholeBody } from './whole-body';
