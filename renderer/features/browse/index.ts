/** Browse: an answer as a page to go on from. Needs only the store. */
export { BrowsePage } from './browse-page';
export { FormatSwitch } from './format-switch';
