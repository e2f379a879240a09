/** For threads before they are built: what is imported without its ending is a file of TypeScript. */
export const sourcesWithoutEndings = `data:text/javascript,${encodeURIComponent(`
import { registerHooks } from 'node:module';
registerHooks({
  resolve(specifier, context, next) {
    try { return next(specifier, context); } catch (thrown) {
      if (!/^[.]/.test(specifier)) throw thrown;
      return next(specifier + '.ts', context);
    }
  },
});`)}`;
