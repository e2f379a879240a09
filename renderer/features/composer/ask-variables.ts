import type { Host } from '#shared/contract/types';
import type { RequestPlace } from '#shared/model/collection';
import type { RequestDraft } from '#shared/model/request-draft';

interface Asked {
  readonly draft: RequestDraft;
  readonly place: RequestPlace | null;
}

type Answer = ReturnType<typeof ask>;

const ask = (host: Host, asked: Asked) => host.call('variables.list', asked);

interface UnderWay {
  readonly host: Host;
  readonly grounds: readonly unknown[];
  readonly answer: Answer;
}

let underWay: readonly UnderWay[] = [];

/**
 * What variables a draft can use. Many fields of a request ask the same at the same moment: they ask the host once.
 * The same is what has the same grounds, one by one: all that the answer depends on.
 */
export function askVariables(host: Host, asked: Asked, grounds: readonly unknown[]): Answer {
  const isSame = (one: UnderWay) => one.host === host && one.grounds.every((ground, at) => ground === grounds[at]);
  const before = underWay.find(isSame);
  if (before) return before.answer;
  const mine = { host, grounds, answer: ask(host, asked) };
  underWay = [...underWay, mine];
  void mine.answer.finally(() => (underWay = underWay.filter((one) => one !== mine)));
  return mine.answer;
}
