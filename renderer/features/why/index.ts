/** Why: what an exchange itself says about how it ended, and what to try next. Needs only the store. */
export { WhyView } from './why-view';
