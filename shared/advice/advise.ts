import type { IgnoredAdvice } from '../model/ignored-advice';
import type { AdviceFinding, RuleFacts } from './advice-rule';
import { apiOf, pathPattern } from './read-address';
import { exchangeRules, setRules } from './rules';
import type { Seen } from './seen';

/** A REST-design remark: a rule, and what it rests on here. */
export interface Remark extends AdviceFinding {
  readonly rule: RuleFacts;
  /** What it is ignored by: the method and the address without its ids, or what has several names. */
  readonly at: string;
  /** Ids of what was seen that it concerns. */
  readonly concerns: readonly string[];
}

/** Where remarks are ignored: with a collection, whatever host it is sent to, or in the user's own data, where hosts differ. */
export type AdviceScope = 'collection' | 'workspace';

/** What there is to remark on one exchange, or one saved request; what weighs most first. The same of the same. */
export function adviseOn(seen: Seen, scope: AdviceScope): Remark[] {
  const { method, address } = seen.typed;
  const host = scope === 'workspace' ? address.authority : '';
  const at = `${method} ${host}${pathPattern(address)}`.slice(0, 1_000);
  return exchangeRules.flatMap((rule) => {
    const finding = rule.look(seen);
    return finding ? [{ ...finding, rule, at, concerns: [seen.id] }] : [];
  });
}

/** What there is to remark on names across many, API by API. The same of the same in the same order. */
export function adviseOnNames(all: readonly Seen[], scope: AdviceScope): Remark[] {
  const apis = new Map<string, Seen[]>();
  for (const seen of all) {
    const api = apiOf(seen.typed.address);
    apis.set(api, [...(apis.get(api) ?? []), seen]);
  }
  return [...apis].flatMap(([api, own]) =>
    setRules.flatMap((rule) =>
      rule.lookAtAll(own).map(({ about, ...finding }) => ({
        ...finding,
        rule,
        at: (scope === 'workspace' ? `${api}: ${about}` : about).slice(0, 1_000),
      })),
    ),
  );
}

/** Remarks of one rule. */
export interface RuleGroup {
  readonly rule: RuleFacts;
  readonly remarks: readonly Remark[];
}

/** Everything there is to remark on many, rule by rule, what weighs most first. */
export function adviseOnAll(all: readonly Seen[], scope: AdviceScope): RuleGroup[] {
  const remarks = [...all.flatMap((seen) => adviseOn(seen, scope)), ...adviseOnNames(all, scope)];
  return [...exchangeRules, ...setRules]
    .map((rule) => ({ rule, remarks: oneForEachPlace(remarks.filter((remark) => remark.rule.id === rule.id)) }))
    .filter((group) => group.remarks.length > 0)
    .toSorted((one, other) => weights.indexOf(one.rule.weight) - weights.indexOf(other.rule.weight));
}

const weights: readonly RuleFacts['weight'][] = ['fault', 'trap', 'style'];

/** The same remark on the same place is one, which concerns all that were seen there. */
function oneForEachPlace(remarks: readonly Remark[]): Remark[] {
  const places = new Map<string, Remark>();
  for (const remark of remarks) {
    const before = places.get(remark.at);
    places.set(remark.at, before ? { ...before, concerns: [...new Set([...before.concerns, ...remark.concerns])] } : remark);
  }
  return [...places.values()];
}

/** Whether a remark is among those ignored: here, or its rule altogether. */
export const isIgnored = ({ rule, at }: Pick<Remark, 'rule' | 'at'>, ignored: readonly IgnoredAdvice[]): boolean =>
  ignored.some((entry) => entry.rule === rule.id && (entry.at === '' || entry.at === at));

/** Remarks that stand, and those that are ignored. */
export function sortOut<R extends Pick<Remark, 'rule' | 'at'>>(
  remarks: readonly R[],
  ignored: readonly IgnoredAdvice[],
): { readonly standing: readonly R[]; readonly ignored: readonly R[] } {
  const isOut = (remark: R) => isIgnored(remark, ignored);
  return { standing: remarks.filter((remark) => !isOut(remark)), ignored: remarks.filter(isOut) };
}

/** What a weight is called, for people. */
export const weightWords: { readonly [W in RuleFacts['weight']]: string } = {
  fault: 'against the standard',
  trap: 'a trap for clients',
  style: 'a matter of style',
};

/** The rule of that id, if there is one: an id may come from another version's file. */
export const ruleOf = (id: string): RuleFacts | null => [...exchangeRules, ...setRules].find((rule) => rule.id === id) ?? null;
