import { z } from 'zod';
import { authSchema } from '../model/auth';
import { authPreviewSchema } from '../model/auth-preview';
import {
  bodyFactsSchema,
  bodyHitsSchema,
  bodySearchSchema,
  foldsSchema,
  jsonRowsSchema,
  textLinesSchema,
} from '../model/body-window';
import { collectionSchema, requestPlaceSchema } from '../model/collection';
import { collectionRunSchema } from '../model/collection-run';
import { jarNameSchema } from '../model/cookie';
import { exchangeEventSchema } from '../model/exchange-event';
import { practiceLogLineSchema, practiceStateSchema } from '../model/practice';
import { pageModelSchema, pageQuestionSchema } from '../model/page-question';
import { pagesRunSchema } from '../model/pages-run';
import { requestDraftSchema } from '../model/request-draft';
import { ignoredAdviceSchema } from '../model/ignored-advice';
import { lessonProgressSchema } from '../model/lesson-progress';
import { foundServerSchema, keptTokenSchema, oauthAskSchema, oauthFlowSchema, oauthFormSchema } from '../model/oauth-flow';
import { oauth2Auth } from '../model/auth/oauth2';
import { settingsChangeSchema, settingsSchema } from '../model/settings';
import { metStatusesSchema } from '../model/met-statuses';
import { vaultStateSchema } from '../model/vault';
import { wireLogSchema } from '../model/wire';
import { call } from './define';
import { cookieCalls } from './cookie-calls';
import { trustCalls, unverifiedHostsSchema } from './trust-calls';
import { learningCalls } from './learning-calls';
import { folderAuthCalls } from './folder-auth-calls';
import { folderSettingsCalls } from './folder-settings-calls';
import { adviceCalls } from './advice-calls';
import { appCalls } from './app-calls';
import { importCalls } from './import-calls';
import { jwtCalls } from './jwt-calls';
import { bodyDataCalls } from './body-data-calls';
import { bodyMarkupCalls } from './body-markup-calls';
import { checkCalls } from './check-calls';
import { descriptionCalls, descriptionChangeSchema } from './description-calls';
import { scriptCalls } from './script-calls';
import { exampleCalls } from './example-calls';
import { exportCalls } from './export-calls';
import { fileCalls } from './file-calls';
import { filterCalls } from './filter-calls';
import { graphqlCalls } from './graphql-calls';
import { historyCalls } from './history-calls';
import { listCalls } from './list-calls';
import { runCalls } from './run-calls';
import { socketCalls } from './socket-calls';
import { treeCalls } from './tree-calls';
import { practiceCalls } from './practice-calls';
import { variableCalls } from './variable-calls';
import { vaultCalls } from './vault-calls';
import { workspaceCalls } from './workspace-calls';

const bodyId = z.string().min(1).max(200);
const exchangeId = z.uuid();
const flowId = z.uuid();
const tokenId = z.string().min(1).max(400);
const path = z.string().min(1).max(4096);
const windowSize = z.int().min(1).max(2_000);
const fromRow = z.int().min(0);

/**
 * Everything the page can ask of its host.
 * Search a name and you find this line, its one handler and its callers.
 */
export const calls = {
  'app.describe': call({
    input: z.null(),
    output: z.strictObject({
      version: z.string(),
      hostKind: z.enum(['desktop', 'web']),
      platform: z.enum(['linux', 'macos', 'windows', 'other']),
      /** Where settings, drafts and history live. */
      home: z.string(),
      capabilities: z.strictObject({
        nativeMenus: z.boolean(),
        nativeDialogs: z.boolean(),
        /** Shortcuts such as Ctrl+W and Ctrl+T reach the app. */
        allShortcuts: z.boolean(),
        openExternal: z.boolean(),
      }),
    }),
  }),
  ...appCalls,
  /** Opens an http, https or mailto address in the system's browser. */
  'app.openExternal': call({ input: z.strictObject({ url: z.string().max(8192) }), output: z.null() }),

  /** Starts an exchange; all that comes of it is told by `exchange.event`. The caller mints the id. */
  'exchange.send': call({
    input: z.strictObject({
      exchangeId,
      draft: requestDraftSchema,
      /** Where the draft is saved: inherited credentials come from the folders above it. */
      place: requestPlaceSchema.nullable().optional(),
      /** Asked by the page for its own sake: it is not kept in the history. */
      isAside: z.boolean().optional(),
      /** Send without the scripts around it; else they run, or nothing is sent where nobody has allowed them. */
      scripts: z.enum(['run', 'leaveOut']).optional(),
    }),
    output: z.null(),
  }),
  'exchange.cancel': call({ input: z.strictObject({ exchangeId }), output: z.null() }),
  /**
   * Decodes the rest of a body that outgrew the limit, where it is `packed`: the exchange then ends once more, by `exchange.event`.
   * Resolves when that is told, or when it was cancelled.
   */
  'exchange.decodeRest': call({ input: z.strictObject({ exchangeId }), output: z.null() }),
  'exchange.readWire': call({ input: z.strictObject({ exchangeId }), output: wireLogSchema }),
  /** The picture of an exchange so far, as its events in order: what a page that was away needs to catch up. */
  'exchange.replay': call({ input: z.strictObject({ exchangeId }), output: z.array(exchangeEventSchema) }),
  /** Takes over exchanges that this window had before it was loaded anew; answers which of them are still held. */
  'exchange.adopt': call({
    input: z.strictObject({ exchangeIds: z.array(exchangeId).max(1000) }),
    output: z.array(exchangeId),
  }),
  /** The draft as it was sent. */
  'exchange.readDraft': call({ input: z.strictObject({ exchangeId }), output: requestDraftSchema }),
  /** Forgets exchanges whose tab is gone, with their bodies. */
  'exchange.release': call({ input: z.strictObject({ exchangeIds: z.array(exchangeId).max(1000) }), output: z.null() }),

  /** What a draft's credentials would add if it were sent now. Nothing is sent for it. */
  'auth.preview': call({
    input: z.strictObject({ draft: requestDraftSchema, place: requestPlaceSchema.nullable() }),
    output: authPreviewSchema,
  }),

  /** `charset` is what the head names, if anything; the calls below then read the body by it. */
  'body.describe': call({
    input: z.strictObject({ bodyId, charset: z.string().max(40).nullable().optional() }),
    output: bodyFactsSchema,
  }),
  'body.readJsonRows': call({
    input: z.strictObject({ bodyId, folds: foldsSchema, from: fromRow, count: windowSize }),
    output: jsonRowsSchema,
  }),
  /** Where a node stands among the visible rows; folds that hide it are answered as the nodes to open. */
  'body.locateJsonNode': call({
    input: z.strictObject({ bodyId, folds: foldsSchema, node: z.int().min(0) }),
    output: z.strictObject({ row: z.int().nullable(), hiddenBy: z.array(z.int()), pointer: z.string(), path: z.string() }),
  }),
  /** The value of a node exactly as received, up to 8 MiB. */
  'body.readJsonNode': call({
    input: z.strictObject({ bodyId, node: z.int().min(0) }),
    output: z.strictObject({ text: z.string(), pointer: z.string(), complete: z.boolean() }),
  }),
  'body.readTextLines': call({
    input: z.strictObject({ bodyId, charset: z.string().max(40).nullable(), from: fromRow, count: windowSize }),
    output: textLinesSchema,
  }),
  /** The whole body as text, decoded by charset; refused above 8 MiB. For what needs all of it, such as the page model. */
  'body.readText': call({
    input: z.strictObject({ bodyId, charset: z.string().max(40).nullable() }),
    output: z.strictObject({ text: z.string(), charset: z.string() }),
  }),
  /** The page a body makes, read in a thread of the host; of a long list the first rows. Refused above 64 MiB. */
  'body.readPage': call({
    input: z.strictObject({ bodyId, charset: z.string().max(40).nullable(), page: pageQuestionSchema }),
    output: pageModelSchema,
  }),
  /** A description of an API, in JSON or YAML, as JSON text; null where the body is neither. Refused above 8 MiB. */
  'body.readDescription': call({
    input: z.strictObject({ bodyId, charset: z.string().max(40).nullable() }),
    output: z.strictObject({ json: z.string().nullable() }),
  }),
  /** Answers after a moment with what it has found so far; asked again, it goes on counting. */
  'body.search': call({
    input: z.strictObject({
      bodyId,
      ...bodySearchSchema.shape,
      /** Number of the first hit wanted, from 0. */
      from: fromRow,
      count: windowSize,
    }),
    output: bodyHitsSchema,
  }),
  /** Writes the body to a file the user chose. */
  'body.save': call({ input: z.strictObject({ bodyId, path }), output: z.strictObject({ path: z.string(), bytes: z.int() }) }),

  ...filterCalls,
  ...graphqlCalls,
  ...descriptionCalls,
  ...bodyDataCalls,
  ...bodyMarkupCalls,
  /** Rows of lists and runs through their pages. */
  ...listCalls,

  /** Environments and variables. */
  ...variableCalls,
  ...socketCalls,
  ...checkCalls,
  ...scriptCalls,
  ...historyCalls,
  ...runCalls,
  ...cookieCalls,
  ...trustCalls,
  ...exportCalls,
  ...exampleCalls,

  'collection.list': call({ input: z.null(), output: z.array(collectionSchema) }),
  /** Opens a folder that has an `opencollection.yml`. */
  'collection.open': call({ input: z.strictObject({ root: path }), output: collectionSchema }),
  /** Makes a new collection in a folder that is empty or does not exist yet. */
  'collection.create': call({
    input: z.strictObject({ root: path, name: z.string().min(1).max(200) }),
    output: collectionSchema,
  }),
  'collection.close': call({ input: z.strictObject({ root: path }), output: z.null() }),
  'collection.readRequest': call({
    input: requestPlaceSchema,
    output: z.strictObject({ name: z.string(), draft: requestDraftSchema, revision: z.string() }),
  }),
  /** Saves a request. `path` null makes a new file in `folder`; `revision` null overwrites whatever stands there. */
  'collection.saveRequest': call({
    input: z.strictObject({
      root: path,
      path: path.nullable(),
      folder: z.string().max(4096),
      name: z.string().min(1).max(200),
      draft: requestDraftSchema,
      revision: z.string().nullable(),
    }),
    /** `auth` as it stands in the file: secrets that were typed are in the vault now, and named. */
    output: z.strictObject({ path: z.string(), revision: z.string(), auth: authSchema }),
  }),
  'collection.createFolder': call({
    input: z.strictObject({ root: path, parent: z.string().max(4096), name: z.string().min(1).max(200) }),
    output: z.strictObject({ path: z.string() }),
  }),
  'collection.renameRequest': call({
    input: z.strictObject({ ...requestPlaceSchema.shape, name: z.string().min(1).max(200) }),
    output: z.strictObject({ path: z.string(), revision: z.string() }),
  }),
  /** Moves the file to the collection's bin; `restoreRequest` brings it back. */
  'collection.deleteRequest': call({ input: requestPlaceSchema, output: z.strictObject({ binned: z.string() }) }),
  'collection.restoreRequest': call({
    input: z.strictObject({ ...requestPlaceSchema.shape, binned: z.string() }),
    output: z.strictObject({ path: z.string() }),
  }),
  ...treeCalls,
  ...folderSettingsCalls,

  ...folderAuthCalls,
  ...importCalls,
  ...jwtCalls,

  ...fileCalls,

  /** Tabs and how the window is laid out. */
  ...workspaceCalls,

  'settings.read': call({ input: z.null(), output: settingsSchema }),
  'settings.change': call({ input: settingsChangeSchema, output: settingsSchema }),

  /** Statuses that were met, and lessons. */
  ...learningCalls,

  /** Which advice is ignored. */
  ...adviceCalls,
  /** The vault of secrets. */
  ...vaultCalls,

  /** Gets a token by the form's grant. The caller mints the id; all that comes of it is told by `oauth.changed`. */
  'oauth.begin': call({ input: z.strictObject({ flowId, ...oauthAskSchema.shape }), output: z.null() }),
  /** Does something with a kept token, told in the same way; `auth` is the form as it is now, null for the one it came by. */
  'oauth.act': call({
    input: z.strictObject({ flowId, act: z.enum(['refresh', 'revoke', 'introspect']), tokenId, auth: oauth2Auth.nullable() }),
    output: z.null(),
  }),
  /** Asks the server what it offers; the exchange is told by `oauth.changed`. */
  'oauth.discover': call({ input: z.strictObject({ flowId, ...oauthFormSchema.shape }), output: foundServerSchema }),
  'oauth.cancel': call({ input: z.strictObject({ flowId }), output: z.null() }),
  /** The address that the browser came back to, brought by hand. */
  'oauth.paste': call({ input: z.strictObject({ flowId, address: z.string().max(65_536) }), output: z.null() }),
  'oauth.list': call({ input: z.null(), output: z.array(keptTokenSchema) }),
  /** The token that a request with this form would send now, if one is kept. */
  'oauth.find': call({ input: oauthAskSchema, output: keptTokenSchema.nullable() }),
  /** The tokens themselves, for a user who asks to see them. */
  'oauth.reveal': call({
    input: z.strictObject({ tokenId }),
    output: z.strictObject({ access: z.string(), id: z.string().nullable() }),
  }),
  /** Forgets a token here; at the server it goes on. */
  'oauth.forget': call({ input: z.strictObject({ tokenId }), output: z.null() }),

  ...practiceCalls,
} as const;

/** Everything the host may tell the page unasked. */
export const events = {
  'exchange.event': exchangeEventSchema,
  'pages.changed': pagesRunSchema,
  /** A run of a collection went on, or is over. */
  'run.changed': collectionRunSchema,
  'collection.changed': z.array(collectionSchema),
  /** The branch that a collection's folder is on, or what is changed in it, is another. */
  'git.changed': z.strictObject({ root: z.string() }),
  /** Environments or variables of a collection changed; an empty root is the workspace. */
  'environment.changed': z.strictObject({ root: z.string() }),
  /** Something came into the list of what was sent, or went out of it. */
  'history.changed': z.null(),
  /** Something in a jar changed. */
  'cookies.changed': z.strictObject({ jar: jarNameSchema }),
  /** Hosts that are not verified. */
  'trust.changed': unverifiedHostsSchema,
  /** A description of an API was kept, or forgotten. */
  'descriptions.changed': descriptionChangeSchema,
  'settings.changed': settingsSchema,
  'statuses.changed': metStatusesSchema,
  'lessons.changed': lessonProgressSchema,
  'advice.changed': z.strictObject({ root: z.string().nullable(), ignored: z.array(ignoredAdviceSchema) }),
  /** The vault was opened, closed, or something in it changed. */
  'vault.changed': vaultStateSchema,
  /** A flow took a step. */
  'oauth.changed': oauthFlowSchema,
  /** Tokens came, went or were renewed. */
  'oauth.tokensChanged': z.array(keptTokenSchema),
  'practice.changed': practiceStateSchema,
  'practice.logged': practiceLogLineSchema,
  /** A command chosen from the desktop's menu, by its name in `renderer/app/commands.ts`. */
  'app.command': z.strictObject({ windowId: z.string().nullable(), command: z.string() }),
} as const;
