/** Cookies: what an exchange sent and received of them and why not, and the jars. Needs only the store and the host. */
export { CookieLine } from './cookie-line';
export { CookiesView } from './cookies-view';
export { CookiesPage } from './cookies-page';
