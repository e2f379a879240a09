/** Sockets: what is said on a WebSocket or in a stream of events, while it is said and afterwards. */
export { SocketPane } from './socket-pane';
