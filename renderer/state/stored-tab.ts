import type { StoredStep, StoredTab } from '#shared/model/workspace';
import { secretsOfTab } from './forms/form-secrets';
import { type ComposerPart, createTab, type PageName, pageTitles, type Tab, type TrailStep, type ViewName } from './tab';

const views: readonly string[] = [
  'messages',
  'browse',
  'body',
  'head',
  'wire',
  'time',
  'cookies',
  'why',
  'advice',
] satisfies ViewName[];
const parts: readonly string[] = [
  'params',
  'headers',
  'body',
  'auth',
  'checks',
  'script',
  'variables',
  'docs',
  'examples',
  'options',
  'socket',
] satisfies ComposerPart[];
const isView = (name: string): name is ViewName => views.includes(name);
const isPage = (name: string): name is PageName => Object.hasOwn(pageTitles, name);
const isPart = (name: string): name is ComposerPart => parts.includes(name);

/** A tab is written after every pause in typing, so its trail may weigh no more than this many characters. */
const heaviestTrail = 200_000;

/** What is kept of a tab between runs. Of its exchanges it is only how to ask for them again. */
export function storedFromTab(tab: Tab): StoredTab {
  const { id, name, draft, saved, under, dirty, view, composerPart, page, tables, bodyViews, bodyCharsets } = tab;
  const shown = { view: view ?? '', composerPart, page: page ?? '', tables, bodyViews, bodyCharsets };
  return { id, name, draft, saved, under, dirty, ...shown, ...storedTrail(tab), secrets: secretsOfTab(tab) };
}

export function tabFromStored(stored: StoredTab): Tab {
  const { id, name, draft, saved, under, dirty, view, composerPart, page, trail, position, tables } = stored;
  return {
    ...createTab({ draft, name, under }),
    id,
    page: isPage(page) ? page : null,
    saved,
    savedDraft: saved && !dirty ? draft : null,
    dirty,
    view: isView(view) ? view : null,
    composerPart: isPart(composerPart) ? composerPart : 'params',
    trail: trail.map(stepFromStored),
    tables,
    bodyViews: stored.bodyViews,
    bodyCharsets: stored.bodyCharsets,
    secrets: stored.secrets,
    position: Math.min(position, trail.length - 1),
  };
}

/** The step that is shown, since a form may stand in it, and those around it, as many as are light enough, nearest first. */
function storedTrail({ trail, position }: Tab): Pick<StoredTab, 'trail' | 'position'> {
  const distance = (at: number) => Math.abs(at - position);
  const steps = trail.map((step, at) => ({ at, step: storedStep(step) }));
  let weight = 0;
  const kept = steps
    .toSorted((one, other) => distance(one.at) - distance(other.at))
    .filter(({ at, step }) => (weight += weightOf(step)) <= heaviestTrail || at === position)
    .toSorted((one, other) => one.at - other.at);
  return { trail: kept.map(({ step }) => step), position: kept.findIndex(({ at }) => at === position) };
}

const weights = new WeakMap<TrailStep['draft'], number>();

/** Drafts do not change once they were sent: each is measured once. */
function weightOf({ draft, typed, left }: StoredStep): number {
  const measured = weights.get(draft) ?? JSON.stringify(draft).length;
  weights.set(draft, measured);
  return measured + JSON.stringify([typed, left]).length;
}

function storedStep({ exchangeId, draft, typed, name, saved, under, left }: TrailStep): StoredStep {
  const plain = { exchangeId, draft, typed: typed?.draft ?? null, name, saved, left: left as StoredStep['left'] };
  return under === undefined ? plain : { ...plain, under };
}

function stepFromStored({ exchangeId, draft, typed, name, saved, under, left }: StoredStep): TrailStep {
  const plain = { savedDraft: null, stayed: null, lent: null };
  return { exchangeId, draft, typed: typed && { draft: typed, dirty: true }, name, saved, under, left, ...plain };
}
