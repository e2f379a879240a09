/** Advice: remarks on the design of an API, on one exchange and on a whole collection. Needs only the store. */
export { AdviceView } from './advice-view';
export { CollectionAdvice } from './collection-advice';
