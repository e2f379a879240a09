import type { PageForm } from '#shared/hypermedia/forms/page-form';
import type { PageField, PageModel } from '#shared/hypermedia/page';
import { useState } from 'react';
import { Button } from '../../ui/button';
import { classNames } from '../../ui/class-names';
import { FollowLink, type FollowOptions } from '../../ui/follow-link';
import { Markdown } from '../../ui/markdown/markdown';
import { visibleWords } from '../../ui/visible-text';
import { MethodBar } from './method-bar';
import styles from './page-header.module.css';

interface Props {
  readonly tabId: string;
  readonly page: PageModel;
  readonly onFollow: (url: string, options: FollowOptions) => void;
  readonly onOpenForm: (form: PageForm) => void;
  /** Method of the form that is open; null when none is. */
  readonly openMethod?: string | null;
}

/** Where this is, what it is called, and what can be done with it. */
export function PageHeader({ tabId, page, onFollow, onOpenForm, openMethod = null }: Props) {
  return (
    <header className={styles.header}>
      <nav aria-label="Breadcrumbs">
        <ol className={styles.crumbs}>
          {page.breadcrumbs.map(({ label, url, current }) => (
            <li key={url} title={label}>
              {current ? (
                <span aria-current="page" dir="auto">
                  {visibleWords(label)}
                </span>
              ) : (
                <FollowLink href={url} onFollow={onFollow}>
                  <bdi>{visibleWords(label)}</bdi>
                </FollowLink>
              )}
            </li>
          ))}
        </ol>
      </nav>
      <div className={styles.main}>
        <div className={styles.words}>
          <h1 className={styles.title} title={page.title} dir="auto" tabIndex={-1}>
            {visibleWords(page.title)}
          </h1>
          {saysMore(page) && <Description key={page.url} text={page.description} onFollow={onFollow} />}
        </div>
        <MethodBar tabId={tabId} page={page} onOpenForm={onOpenForm} openMethod={openMethod} />
      </div>
    </header>
  );
}

/** About so many characters fit on the two lines that are always shown. */
const shortText = 180;

/** Two lines of it, and the rest for those who ask: descriptions are written in Markdown more often than not. */
function Description({ text, onFollow }: { readonly text: string; readonly onFollow: Props['onFollow'] }) {
  const [isWhole, setWhole] = useState(false);
  const [first = text] = text.trim().split(/\n\s*\n/);
  const isLong = text.length > shortText || text.trim().split('\n').length > 2;
  return (
    <>
      {isLong && isWhole ? (
        <div className={styles.whole}>
          <Markdown text={text} isFollowed onOpen={(url) => onFollow(url, { newTab: false, background: false })} />
        </div>
      ) : (
        <p className={classNames(styles.description, isLong && styles.cut)} dir="auto">
          {isLong ? first : text}
        </p>
      )}
      {isLong && (
        <div className={styles.more}>
          <Button size="small" variant="quiet" isExpanded={isWhole} onPress={() => setWhole(!isWhole)}>
            {isWhole ? 'Less' : 'More about it'}
          </Button>
        </div>
      )}
    </>
  );
}

/** What an error says stands in its fields already, whole or cut. */
const saysMore = ({ description, fields }: PageModel): boolean =>
  description !== '' && !fields.some((field) => says(field, description));

const says = ({ cell, fields }: PageField, words: string): boolean =>
  ('text' in cell && cell.text !== '' && words.startsWith(cell.text.replace(/…$/, ''))) ||
  fields.some((field) => says(field, words));
