import { formatBytes } from '#shared/http/quantities';
import { useState } from 'react';
import { Segments } from '../../../ui/segments';
import { countFates, type FormatFacts, formatFacts, type FormatName, formats } from './facts/representation-facts';
import styles from './rows.module.css';
import { Scene, SendButton } from './scene';
import { type Answer, type Send, useBench } from './use-bench';

/** One book as JSON, XML, YAML, CSV and HTML: what it looks like, and what is left after it was read again. */
export function RepresentationsScene() {
  const bench = useBench();
  const [name, setName] = useState<FormatName>('json');
  const facts = formatFacts(bench.answers, name);
  return (
    <Scene
      title="One resource, five representations"
      says={sentence(bench.answers)}
      bench={bench}
      controls={
        <>
          <SendButton bench={bench} isMain onPress={() => void bench.run(askAll)}>
            Ask for all five, and read each again
          </SendButton>
          <Segments
            label="Representation"
            value={name}
            options={formats.map(({ name: value, label }) => ({ value, label }))}
            onChange={setName}
          />
        </>
      }
      draw={() => <Representation facts={facts} />}
      table={<FormatTable answers={bench.answers} />}
      foot="The round trip is the server’s: what it had sent in one format is sent back to /roundtrip and answered as JSON. HTML is for eyes; nobody reads it back."
    />
  );
}

async function askAll(send: Send): Promise<void> {
  for (const { name, type } of formats) {
    const given = await send({ method: 'GET', path: '/formats/book', headers: { Accept: type } }, name);
    if (name === 'html' || !given?.text) continue;
    const headers = { 'Content-Type': type, Accept: 'application/json' };
    await send({ method: 'POST', path: '/roundtrip', headers, body: given.text }, `${name} again`);
  }
}

function sentence(answers: readonly Answer[]): string {
  const told = formats.flatMap(({ name, label }) => {
    const fates = formatFacts(answers, name)?.fates;
    if (!fates) return [];
    const changed = countFates(fates, 'changed') + countFates(fates, 'lost');
    return [`${label} ${changed === 0 ? 'kept every value' : `changed ${changed} of ${fates.length}`}`];
  });
  return told.length === 0 ? 'Nothing was sent yet.' : `There and back: ${told.join(', ')}.`;
}

function Representation({ facts }: { readonly facts: FormatFacts | null }) {
  if (!facts) return <p className={styles.blank}>This representation was not asked for yet.</p>;
  return (
    <div className={styles.twoColumns}>
      <figure>
        <figcaption className={styles.caption}>
          <code>{facts.type}</code>, {formatBytes(facts.bytes)}
        </figcaption>
        <pre className={styles.text} tabIndex={0} aria-label="The representation as it came">
          {facts.text}
        </pre>
      </figure>
      {facts.fates ? (
        <table className={styles.fates}>
          <caption className={styles.caption}>Each value, read again</caption>
          <tbody>
            {facts.fates.map(({ name, before, after, fate }) => (
              <tr key={name} className={fate === 'kept' ? undefined : styles.differs}>
                <th scope="row">{name}</th>
                <td>
                  <code>{fate === 'kept' ? before : `${before} → ${after || 'nothing'}`}</code>
                </td>
                <td>{fate}</td>
              </tr>
            ))}
          </tbody>
        </table>
      ) : (
        <p className={styles.blank}>Made to be looked at. What each value was is not in it any more: only words on a page.</p>
      )}
    </div>
  );
}

function FormatTable({ answers }: { readonly answers: readonly Answer[] }) {
  return (
    <table>
      <thead>
        <tr>
          <th scope="col">Format</th>
          <th scope="col">Bytes</th>
          <th scope="col">Kept</th>
          <th scope="col">Changed or lost</th>
        </tr>
      </thead>
      <tbody>
        {formats.map(({ name, label }) => {
          const facts = formatFacts(answers, name);
          const fates = facts?.fates;
          return (
            <tr key={name}>
              <th scope="row">{label}</th>
              <td>{facts?.bytes ?? '–'}</td>
              <td>{fates ? countFates(fates, 'kept') : 'not read again'}</td>
              <td>
                {fates
                  ?.filter(({ fate }) => fate !== 'kept')
                  .map(({ name: each }) => each)
                  .join(', ')}
              </td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}
