import type { RequestPlace } from '#shared/model/collection';
import type { StoreApi } from 'zustand';
import { changeTab } from './put-tab';
import type { Tab } from './tab';

type WithTabs = { readonly tabs: Readonly<Record<string, Tab>> };

/** Tabs of requests that were moved, alone or with their folder, go on as what they are: typing is kept, and so is the trail. */
export function followMove<S extends WithTabs>(api: StoreApi<S>, from: RequestPlace, to: RequestPlace): void {
  for (const id of Object.keys(api.getState().tabs)) changeTab(api, id, (tab) => withPlaces(tab, from, to));
}

function withPlaces(tab: Tab, from: RequestPlace, to: RequestPlace): Tab {
  const saved = tab.saved && moved(tab.saved, from, to);
  const under = tab.under && moved(tab.under, from, to);
  const trail = tab.trail.map((step) => {
    const place = step.saved && moved(step.saved, from, to);
    const above = step.under && moved(step.under, from, to);
    return place === step.saved && above === step.under ? step : { ...step, saved: place, under: above };
  });
  const isSame = saved === tab.saved && under === tab.under && trail.every((step, at) => step === tab.trail[at]);
  return isSame ? tab : { ...tab, saved, under, trail };
}

/** A place at or below the one that was moved, where it is now. */
function moved<P extends RequestPlace>(place: P, from: RequestPlace, to: RequestPlace): P {
  if (place.root !== from.root) return place;
  if (place.path === from.path) return { ...place, ...to };
  if (!place.path.startsWith(`${from.path}/`)) return place;
  return { ...place, root: to.root, path: to.path + place.path.slice(from.path.length) };
}
