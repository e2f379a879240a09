import type { Failure } from '#shared/failure';
import type { RequestPlace } from '#shared/model/collection';
import type { SecretWord } from '#shared/model/hidden-words';
import { createDraft, type RequestDraft } from '#shared/model/request-draft';
import type { SavedAt, TableChoice } from '#shared/model/workspace';
import { maskAddress } from '#shared/secrets/mask-address';
import type { Stayed, Trust } from './follow-draft';
import { secretWordsOf } from './secret-words';

export type ComposerPart =
  | 'params'
  | 'headers'
  | 'body'
  | 'auth'
  | 'checks'
  | 'script'
  | 'variables'
  | 'docs'
  | 'examples'
  | 'options'
  | 'socket';
export type ViewName = 'messages' | 'browse' | 'body' | 'head' | 'wire' | 'time' | 'cookies' | 'why' | 'advice';

/** What a tab can show in place of a request, with what stands on the tab. Each is in `renderer/app/tab-page.tsx`. */
export const pageTitles = {
  practice: 'Practice server',
  authLab: 'Auth lab',
  statuses: 'Statuses',
  environments: 'Environments',
  cookies: 'Cookies',
  runner: 'Runner',
  lessons: 'Lessons',
  headers: 'Headers',
  methods: 'Methods',
  advice: 'Advice',
  folder: 'Folder settings',
  shortcuts: 'Keyboard shortcuts',
} as const;
export type PageName = keyof typeof pageTitles;

/** The pages on which things are looked up, side by side. */
export const lookUpPages = ['statuses', 'headers', 'methods'] as const satisfies readonly PageName[];
export type LookUpPage = (typeof lookUpPages)[number];

/** One exchange a tab went through. */
export interface TrailStep {
  readonly exchangeId: string;
  /** The draft as it was sent. */
  readonly draft: RequestDraft;
  /** What was typed since, when the tab went elsewhere before sending it: coming back restores it. */
  readonly typed: Typed | null;
  /** Name and file the draft had then; a link that is followed leaves both behind. */
  readonly name: string;
  readonly saved: SavedAt | null;
  readonly savedDraft: RequestDraft | null;
  readonly stayed: Stayed | null;
  readonly lent: Stayed | null;
  /** What the draft inherited from then; undefined where an older version has kept the step. */
  readonly under?: RequestPlace | null | undefined;
  /** How its page was left, by name of the part: scroll, open sections, a form half filled in. */
  readonly left: Left;
}

/** What a page remembers of how it is shown. Plain JSON, kept between runs. */
export type Left = Readonly<Record<string, Json>>;
export type Json = string | number | boolean | null | readonly Json[] | { readonly [name: string]: Json };

export interface Typed {
  readonly draft: RequestDraft;
  readonly dirty: boolean;
}

/** A draft and the exchanges that came of it, as a browser's tab holds a page and its history. */
export interface Tab {
  readonly id: string;
  /** Null: a request. */
  readonly page: PageName | null;
  /** Name given when saved; empty means that the address stands for it. */
  readonly name: string;
  readonly draft: RequestDraft;
  readonly saved: SavedAt | null;
  /** The saved request that this draft came from, whose folders it inherits from; null when there is none. */
  readonly under: RequestPlace | null;
  /** The draft as the file has it; null when it was never saved, or not read since the start. */
  readonly savedDraft: RequestDraft | null;
  /** Something was typed that no file has. */
  readonly dirty: boolean;
  /** Null: chosen by the answer. */
  readonly view: ViewName | null;
  readonly composerPart: ComposerPart;
  readonly trail: readonly TrailStep[];
  /** The step that is shown; -1 when nothing was sent. */
  readonly position: number;
  /** Why the draft was refused before sending. */
  readonly failures: readonly Failure[];
  /** Something to know about how this draft came to be. */
  readonly remark: string | null;
  /** Credentials that did not go along to the origin this draft leads to; null when none did. */
  readonly stayed: Stayed | null;
  /** Credentials of another origin that the draft holds for this one time. */
  readonly lent: Stayed | null;
  /** Where credentials go along in this tab, because the user said so. */
  readonly trusted: readonly Trust[];
  /** How lists are shown in this tab, by their address and place. */
  readonly tables: Readonly<Record<string, TableChoice>>;
  /** What bodies are shown as where the user chose that, by their media type. */
  readonly bodyViews: Readonly<Record<string, string>>;
  /** By which charset bodies are read where the user chose that, by their media type. */
  readonly bodyCharsets: Readonly<Record<string, string>>;
  /** Words that were typed into password fields of forms that were sent. */
  readonly secrets: readonly SecretWord[];
  /** Whether it asks ahead what can be done on its pages; null: as the settings say. */
  readonly asksAhead: boolean | null;
  /** What is shown beside a step of the trail; null when nothing is. */
  readonly beside: Beside | null;
  /** The example that is shown in the place of an answer; null when none is. */
  readonly example: ShownExample | null;
}

/** An answer that is kept with the request, put where exchanges are so that it can be looked at. It is no step of the trail. */
export interface ShownExample {
  /** Exchange of the step in whose place it stands; null where nothing was sent. Another step puts it out of sight. */
  readonly over: string | null;
  readonly exchangeId: string;
  readonly name: string;
}

/** An exchange that is shown beside the one of a step: the same request as somebody else, or for another representation. */
export interface Beside {
  /** Exchange of the step. */
  readonly of: string;
  readonly exchangeId: string;
  readonly draft: RequestDraft;
  /** What tells the two apart. */
  readonly words: readonly [step: string, beside: string];
  /** It is an example: there is no going on from it, and it took no time. */
  readonly isExample?: boolean;
}

export interface TabStart {
  readonly draft?: RequestDraft | undefined;
  readonly name?: string | undefined;
  readonly saved?: SavedAt | undefined;
  readonly under?: RequestPlace | null | undefined;
  readonly page?: PageName | undefined;
  readonly remark?: string | null | undefined;
  readonly secrets?: readonly SecretWord[] | undefined;
}

/** A tab in which nothing was sent yet. */
export function createTab({ draft = createDraft(), name = '', saved, under, page, remark, secrets = [] }: TabStart): Tab {
  return {
    id: crypto.randomUUID(),
    page: page ?? null,
    name,
    draft,
    saved: saved ?? null,
    under: under ?? null,
    savedDraft: saved ? draft : null,
    dirty: false,
    view: null,
    composerPart: 'params',
    trail: [],
    position: -1,
    failures: [],
    remark: remark ?? null,
    stayed: null,
    lent: null,
    trusted: [],
    tables: {},
    bodyViews: {},
    bodyCharsets: {},
    secrets,
    asksAhead: null,
    beside: null,
    example: null,
  };
}

/** Where a tab's draft inherits from. */
export function inheritsFrom({ saved, under }: Pick<Tab, 'saved' | 'under'>): RequestPlace | null {
  const place = saved ?? under;
  return place && { root: place.root, path: place.path };
}

/** Two values of a model that say the same. They are plain JSON, and their keys stand in schema order. */
export const isSame = (one: unknown, other: unknown): boolean => one === other || JSON.stringify(one) === JSON.stringify(other);

/** Nothing to send and nothing typed. */
export function isBlank({ url, query, headers, body, auth }: RequestDraft): boolean {
  return url.trim() === '' && query.length === 0 && headers.length === 0 && body.kind === 'none' && auth.kind === 'none';
}

/** A tab nobody would miss: blank, unsaved, nothing sent. */
export const isUnused = (tab: Tab): boolean =>
  tab.page === null && tab.saved === null && tab.trail.length === 0 && isBlank(tab.draft);

/** What stands on a tab: its name, or the end of its address without secrets, or that it is new. */
export function tabTitle(tab: Pick<Tab, 'name' | 'draft'> & Partial<Pick<Tab, 'page' | 'secrets'>>): string {
  const { name, draft, page } = tab;
  if (page) return pageTitles[page];
  if (name !== '') return name;
  const address = maskAddress(draft.url, secretWordsOf(tab))
    .trim()
    .replace(/^(?:http|ws)s?:\/\//i, '');
  return address === '' ? 'New tab' : endOf(address);
}

/** The last two segments tell addresses of one server apart; its name is only shown for its root. */
function endOf(address: string): string {
  const [, path = '', query = ''] = /^[^/?#]*([^?#]*)([^]*)$/.exec(address) ?? [];
  const segments = path.split('/').filter(Boolean);
  if (segments.length === 0) return address;
  const end = segments.slice(-2).join('/') + (path.endsWith('/') ? '/' : '') + query;
  return segments.length > 2 ? `…/${end}` : `/${end}`;
}

/** The step a tab shows, if anything was sent. */
export const currentStep = (tab: Tab): TrailStep | undefined => tab.trail[tab.position];

/** Ids of the exchanges a tab holds. */
export const exchangeIdsOf = ({ trail, beside, example }: Tab): string[] => [
  ...trail.map((step) => step.exchangeId),
  ...(beside ? [beside.exchangeId] : []),
  ...(example ? [example.exchangeId] : []),
];

/** The example that a tab shows in the place of what came back, if it does. */
export const shownExample = (tab: Tab): ShownExample | null =>
  tab.example !== null && tab.example.over === (currentStep(tab)?.exchangeId ?? null) ? tab.example : null;
