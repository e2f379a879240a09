/** Status atlas: every code as a map, a card for each, its real cause one press away, and a quiz. Needs only the store. */
export { StatusAtlas } from './status-atlas';
