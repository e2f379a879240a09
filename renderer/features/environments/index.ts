/** Environments: sets of values that collections are used with, made, changed and chosen. Needs only the store. */
export { EnvironmentsPage } from './environments-page';
