import type { PageModel, Paging } from '#shared/hypermedia/page';
import { turnToPage } from '#shared/hypermedia/paging/turns';
import { useState } from 'react';
import { Button } from '../../../ui/button';
import { Popover } from '../../../ui/popover';
import { TextField } from '../../../ui/text-field';
import type { GoTo } from './use-turn';
import styles from './page-bar.module.css';

interface Props {
  readonly page: PageModel;
  readonly paging: Paging;
  readonly goTo: GoTo;
}

/** All numbers fit on the bar up to here. */
const fewPages = 6;

/** Goes to a page by its number, where the style has numbers and not all of them stand on the bar. */
export function GoToPage({ page, paging, goTo }: Props) {
  const { pages } = paging;
  if (turnToPage(paging, page.url, 1) === null || (pages !== null && pages <= fewPages)) return null;
  return (
    <Popover
      label="Go to a page"
      placement="top"
      trigger={
        <Button variant="quiet" size="small">
          go to
        </Button>
      }
    >
      {(close) => (
        <NumberForm
          pages={pages}
          onNumber={(number) => {
            close();
            goTo(turnToPage(paging, page.url, number));
          }}
        />
      )}
    </Popover>
  );
}

function NumberForm({ pages, onNumber }: { readonly pages: number | null; readonly onNumber: (number: number) => void }) {
  const [text, setText] = useState('');
  const number = /^\d{1,9}$/.test(text.trim()) ? Number(text) : 0;
  const isThere = number >= 1 && (pages === null || number <= pages);
  const error =
    text.trim() !== '' && !isThere ? (pages === null ? 'A number from 1.' : `A number from 1 to ${pages}.`) : undefined;
  return (
    <form
      className={styles.goTo}
      onSubmit={(event) => {
        event.preventDefault();
        if (isThere) onNumber(number);
      }}
    >
      <TextField
        label={pages === null ? 'Page' : `Page, of ${pages}`}
        value={text}
        onChange={setText}
        error={error}
        takesFocus
        mono
      />
      <Button type="submit" isDisabled={!isThere}>
        Go
      </Button>
    </form>
  );
}
