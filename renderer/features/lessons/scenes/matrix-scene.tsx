import { cellsOf, keyOf } from '../../../drawings/permission-cells';
import { PermissionMatrix } from '../../../drawings/permission-matrix';
import type { Person } from '#shared/lessons/lesson';
import { statusOf } from '#shared/lessons/seen';
import { Scene, SendButton } from './scene';
import { type Answer, type Send, useBench } from './use-bench';

const people: readonly Person[] = ['alice', 'bert', 'dora'];

/** Four permissions, three people, seven methods: all really sent. */
export function MatrixScene() {
  const bench = useBench();
  const sent = Object.fromEntries(bench.answers.map(({ tag, exchange }) => [tag, exchange.id]));
  const count = (status: number) => bench.answers.filter((answer) => statusOf(answer) === status).length;
  return (
    <Scene
      title="Who may do what"
      says={
        bench.answers.length === 0
          ? 'Nothing was sent yet. 401: the server does not know who asks. 403: it knows, and says no.'
          : `Of ${bench.answers.length}, ${bench.answers.filter(isLetIn).length} were let in, ${count(401)} had to say who they are, ${count(403)} were refused.`
      }
      bench={bench}
      controls={
        <SendButton bench={bench} isMain onPress={() => void bench.run(sendAll)}>
          Send all {cellsOf().length}
        </SendButton>
      }
      draw={() => <PermissionMatrix sent={sent} />}
      table={<PermissionMatrix sent={sent} />}
    />
  );
}

const isLetIn = (answer: Answer): boolean => (statusOf(answer) ?? 500) < 400;

async function sendAll(send: Send): Promise<void> {
  for (const cell of cellsOf()) {
    const as = people.find((person) => person === cell.who);
    await send({ method: cell.method, path: `/permissions/${cell.policy}/`, ...(as && { as }) }, keyOf(cell));
  }
}
