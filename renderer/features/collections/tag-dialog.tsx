import { useState } from 'react';
import { describeFailure } from '#shared/failure-words';
import { tagRequests } from '../../state/tag-requests';
import { useAppStore, useHost } from '../../state/use-app';
import { Button } from '../../ui/button';
import { Checkbox } from '../../ui/checkbox';
import { Dialog } from '../../ui/dialog';
import { TextField } from '../../ui/text-field';
import { placeOf } from './item-task';
import { nameOf, requestsOf } from './marked-rows';
import styles from './tag-dialog.module.css';
import type { TreeEntry } from './tree-entry';

interface Props {
  readonly entries: readonly TreeEntry[];
  readonly onClose: () => void;
}

/** Gives tags to requests, and takes off those they have. */
export function TagDialog({ entries, onClose }: Props) {
  const host = useHost();
  const store = useAppStore();
  const [typed, setTyped] = useState('');
  const [off, setOff] = useState<ReadonlySet<string>>(new Set());
  const [error, setError] = useState<string | null>(null);
  const requests = requestsOf(entries);
  const counts = countTags(requests);
  const add = [...new Set(typed.split(',').map((tag) => tag.trim()))].filter((tag) => tag !== '');
  const submit = async () => {
    const places = requests.flatMap((entry) => placeOf(entry) ?? []);
    const done = await tagRequests({ host, store }, places, { add, remove: [...off] });
    if (done.ok) onClose();
    else setError(describeFailure(done.failure));
  };
  const isNothing = add.length === 0 && off.size === 0;
  const actions = (
    <>
      <Button onPress={onClose}>Cancel</Button>
      <Button variant="main" type="submit" isDisabled={isNothing}>
        Change the tags
      </Button>
    </>
  );
  return (
    <Dialog
      title={`Tags of ${nameOf(entries)}`}
      isOpen
      onClose={onClose}
      actions={actions}
      onSubmit={() => !isNothing && void submit()}
    >
      <TextField label="Add, with commas between" value={typed} onChange={setTyped} error={error} takesFocus />
      {counts.length > 0 && (
        <div role="group" aria-label="Tags they have" className={styles.tags}>
          {counts.map(([tag, count]) => (
            <Checkbox
              key={tag}
              label={`${tag}${requests.length > 1 ? `, on ${count} of ${requests.length}` : ''}`}
              isSelected={!off.has(tag)}
              onChange={(isKept) => setOff(new Set(isKept ? [...off].filter((one) => one !== tag) : [...off, tag]))}
            />
          ))}
        </div>
      )}
    </Dialog>
  );
}

/** The tags of requests, each with how many have it. */
function countTags(requests: readonly TreeEntry[]): [string, number][] {
  const counts = new Map<string, number>();
  for (const { item } of requests)
    for (const tag of (item.kind === 'request' && item.tags) || []) counts.set(tag, (counts.get(tag) ?? 0) + 1);
  return [...counts].sort(([one], [other]) => one.localeCompare(other));
}
