import { type PagingFacts, type PagingStyle, pagingFacts, pagingSentence } from './facts/paging-facts';
import { PagingStrip, stripHeight } from './paging-strip';
import { Scene, SendButton } from './scene';
import { type Send, useBench } from './use-bench';

const starts: Readonly<Record<PagingStyle, string>> = {
  page: '/pagination/page-number/?page_size=5',
  cursor: '/pagination/cursor/?page_size=5',
};

/** The same list read by page numbers and by cursor, while rows are inserted at its front. */
export function PagingScene() {
  const bench = useBench();
  const page = pagingFacts(bench.answers, 'page');
  const cursor = pagingFacts(bench.answers, 'cursor');
  const hasRead = page.events.length > 0;
  const change = (method: 'POST' | 'DELETE') => (send: Send) =>
    send({ method, path: '/pagination/insert?count=2' }, method === 'POST' ? 'insert' : 'remove');
  const readOn = async (send: Send) => {
    await send({ method: 'GET', path: page.next ?? starts.page }, 'page');
    await send({ method: 'GET', path: cursor.next ?? starts.cursor }, 'cursor');
  };
  return (
    <Scene
      title="Pages of a list that moves"
      says={pagingSentence(page, cursor)}
      bench={bench}
      controls={
        <>
          <SendButton bench={bench} isMain onPress={() => void bench.run(readOn)}>
            {hasRead ? 'Read the next page' : 'Read the first page'}
          </SendButton>
          <SendButton bench={bench} isDisabled={!hasRead} onPress={() => void bench.run(change('POST'))}>
            Insert two rows
          </SendButton>
          <SendButton bench={bench} isDisabled={!hasRead} onPress={() => void bench.run(change('DELETE'))}>
            Remove two rows
          </SendButton>
          <SendButton bench={bench} isDisabled={!hasRead} onPress={bench.clear}>
            Begin anew
          </SendButton>
        </>
      }
      draw={(width) => (
        <div style={{ width, minHeight: stripHeight * 2 }}>
          <PagingStrip name="By page number" facts={page} width={width} />
          <PagingStrip name="By cursor" facts={cursor} width={width} />
        </div>
      )}
      table={
        <>
          <PagingTable name="By page number" facts={page} />
          <PagingTable name="By cursor" facts={cursor} />
        </>
      }
      foot="Each cell is a row by its id, newest first. A number counts from the front, and the front moves; a cursor holds on to the last row that was seen."
    />
  );
}

function PagingTable({ name, facts }: { readonly name: string; readonly facts: PagingFacts }) {
  return (
    <table>
      <caption>{name}</caption>
      <tbody>
        {facts.events.map((event, at) => (
          // oxlint-disable-next-line react/no-array-index-key -- an event is its place
          <tr key={at}>
            <th scope="row">{event.kind}</th>
            <td>
              {event.kind === 'read'
                ? event.rows.map(({ id, isTwice }) => `${id}${isTwice ? ' again' : ''}`).join(', ')
                : event.rows.join(', ')}
            </td>
            <td>{event.kind === 'read' && event.missed.length > 0 ? `missed ${event.missed.join(', ')}` : ''}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
