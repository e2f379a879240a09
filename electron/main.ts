import { fileURLToPath } from 'node:url';
import { startApp } from './shell/start-app';
import { dataFolder } from './storage/data-folder';

/** What is built stands beside this entry, which is `dist/node/main.mjs`. */
const beside = (path: string): string => fileURLToPath(new URL(path, import.meta.url));

startApp({
  home: dataFolder(),
  renderer: beside('../renderer'),
  preload: beside('../preload/preload.cjs'),
  practice: beside('./practice.mjs'),
  importReader: beside('./import-process.mjs'),
});
