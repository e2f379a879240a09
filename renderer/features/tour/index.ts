/** Tour: five real exchanges on the practice server, one after the other. Needs only the store. */
export { TourDrawing } from './tour-drawing';
export { TourStrip } from './tour-strip';
