import { createDraft } from '../model/request-draft';
import { defaultLayout } from '../model/workspace';
import type { CallInput, CallName } from './types';

const draft = createDraft('http://127.0.0.1/');
const exchangeId = '7d4ba0a5-6a5a-4d51-9f44-2a1d76d4a0a1';
const place = { root: '/home/ada/shop', path: 'books/list.yml' };
const folds = { depth: 2, toggled: [3] };
const tab = { id: 't1', name: '', draft, saved: null, dirty: true, view: '', composerPart: 'params' };

/** One input for each call that fits its schema. A new call without one does not compile. */
export const sampleInputs: { readonly [N in CallName]: CallInput<N> } = {
  'app.describe': null,
  'app.openExternal': { url: 'https://example.org/' },
  'exchange.send': { exchangeId, draft },
  'exchange.cancel': { exchangeId },
  'exchange.readWire': { exchangeId },
  'exchange.replay': { exchangeId },
  'exchange.adopt': { exchangeIds: [exchangeId] },
  'exchange.release': { exchangeIds: [exchangeId] },
  'body.describe': { bodyId: 'b1' },
  'body.readJsonRows': { bodyId: 'b1', folds, from: 0, count: 50 },
  'body.locateJsonNode': { bodyId: 'b1', folds, node: 7 },
  'body.readJsonNode': { bodyId: 'b1', node: 7 },
  'body.readTextLines': { bodyId: 'b1', charset: null, from: 0, count: 50 },
  'body.readText': { bodyId: 'b1', charset: 'utf-8' },
  'body.search': { bodyId: 'b1', query: 'tea', matchCase: false, regex: false, from: 0, count: 50 },
  'body.save': { bodyId: 'b1', path: '/home/ada/body.json' },
  'collection.list': null,
  'collection.open': { root: place.root },
  'collection.create': { root: place.root, name: 'Shop' },
  'collection.close': { root: place.root },
  'collection.readRequest': place,
  'collection.saveRequest': { root: place.root, path: null, folder: 'books', name: 'List', draft, revision: null },
  'collection.createFolder': { root: place.root, parent: '', name: 'books' },
  'collection.renameRequest': { ...place, name: 'All books' },
  'collection.deleteRequest': place,
  'collection.restoreRequest': { ...place, binned: 'list.yml' },
  'collection.readRaw': place,
  'files.list': { path: null },
  'files.choose': { what: 'openFolder', suggestedName: '' },
  'workspace.open': { windowId: null },
  'workspace.saveTab': { windowId: 'w1', tab },
  'workspace.removeTab': { windowId: 'w1', tabId: 't1' },
  'workspace.saveLayout': { windowId: 'w1', layout: defaultLayout },
  'settings.read': null,
  'settings.change': { theme: 'dark' },
  'vault.describe': null,
  'vault.create': { kind: 'passphrase', passphrase: 'six stones on a ridge' },
  'vault.unlock': { secret: 'six stones on a ridge' },
  'vault.lock': null,
  'vault.useSessionOnly': null,
  'vault.protect': { kind: 'passphrase', passphrase: 'seven stones on a ridge' },
  'vault.renewRecoveryCode': null,
  'vault.putAway': null,
  'vault.list': null,
  'vault.reveal': { name: 'library.password' },
  'vault.write': { name: 'library.password', value: 'practice', hosts: ['127.0.0.1'] },
  'vault.remove': { name: 'library.password' },
  'practice.describe': null,
  'practice.start': null,
  'practice.stop': null,
  'practice.reset': null,
  'practice.advanceClock': { seconds: 60 },
  'practice.setSwitches': { latencyMs: 120 },
  'practice.readLog': null,
};
