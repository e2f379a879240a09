/** History: what was sent, found again and opened as it was. Needs only the store and the host. */
export { HistoryPanel } from './history-panel';
