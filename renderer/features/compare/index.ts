/** Compare: two exchanges side by side. Needs only the store; how a body is shown is handed in. */
export { BesidePane } from './beside-pane';
