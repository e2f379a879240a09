/** Export: requests as code, collections and exchanges as other tools read them. Needs only the store. */
export { ExportDialogs } from './export-dialogs';
