import type { HandlersOf } from '#shared/contract/types';
import { fail, ok, type Result } from '#shared/result';
import type { BodyDesk } from '../bodies/body-desk';
import type { BodyStore } from '../bodies/body-store';
import { FilterDesk } from '../bodies/filters/filter-desk';
import { saveBody } from '../bodies/save-body';

const noNode = { kind: 'notFound', what: 'this place in the body' } as const;

const orNoNode = <T>(read: Result<T | null>): Result<T> => {
  if (!read.ok) return read;
  return read.value === null ? fail(noNode) : ok(read.value);
};

/** Answers the page's questions about bodies. Large ones are read and searched in threads of their own. */
export function createBodyService(bodies: BodyStore, desk: BodyDesk): HandlersOf<'body'> {
  const filters = new FilterDesk(bodies);

  return {
    'body.describe': async ({ bodyId, charset }) => desk.describe(bodyId, charset ?? null),
    'body.readJsonRows': async ({ bodyId, ...ask }) => desk.ask(bodyId, 'readJsonRows', ask),
    'body.locateJsonNode': async ({ bodyId, ...ask }) => orNoNode(await desk.ask(bodyId, 'locateJsonNode', ask)),
    'body.readJsonNode': async ({ bodyId, ...ask }) => orNoNode(await desk.ask(bodyId, 'readJsonNode', ask)),
    'body.readTextLines': async ({ bodyId, charset, ...window }) => desk.readBy(bodyId, charset, 'readTextLines', window),
    'body.readText': async ({ bodyId, charset }) => desk.readText(bodyId, charset),
    'body.readPage': async ({ bodyId, charset, page }) => desk.readPage(bodyId, charset, page),
    'body.readDescription': async ({ bodyId, charset }) => desk.readDescription(bodyId, charset),
    'body.readTable': async ({ bodyId, charset, ...ask }) => desk.readBy(bodyId, charset, 'readTable', ask),
    'body.readRecords': async ({ bodyId, charset, ...ask }) => desk.readBy(bodyId, charset, 'readRecords', { bodyId, ...ask }),
    'body.readParts': async (ask) => desk.ask(ask.bodyId, 'readParts', ask),
    'body.readMarkup': async ({ bodyId, charset, ...ask }) => desk.readMarkup(bodyId, charset, ask),
    'body.locateMarkup': async ({ bodyId, ...ask }) => orNoNode(await desk.ask(bodyId, 'locateMarkup', ask)),
    'body.readMarkupNode': async ({ bodyId, ...ask }) => orNoNode(await desk.ask(bodyId, 'readMarkupNode', ask)),
    'body.checkMarkup': async ({ bodyId, charset, ...ask }) => desk.checkMarkup(bodyId, charset, ask),
    'body.search': async ({ bodyId, ...search }) => desk.search(bodyId, search),
    'body.filter': async ({ bodyId, charset, filter }) => filters.filter(bodyId, charset, filter),
    'body.stopFilter': async ({ bodyId }) => {
      filters.stop(bodyId);
      return ok(null);
    },
    'body.save': async ({ bodyId, path }) => {
      const body = bodies.get(bodyId);
      return body ? saveBody(body, path) : fail({ kind: 'notFound', what: 'this body' });
    },
  };
}
