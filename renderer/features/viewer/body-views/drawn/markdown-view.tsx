import DOMPurify from 'dompurify';
import { marked } from 'marked';
import type { ReactNode } from 'react';
import { FrameView } from './frame-view';
import { lockedPage, type LockedPage } from './locked-page';

interface Props {
  readonly bodyId: string;
  readonly bytes: number;
  readonly charset: string;
  readonly charsetMenu: ReactNode;
}

/** Markdown says nothing of how it looks: a quiet page, in measures that are easy to read. */
const look = `
  body { margin: 24px auto; padding: 0 24px; max-width: 46rem; font: 14px/1.55 system-ui, sans-serif; color: #23211e; }
  h1, h2, h3, h4 { line-height: 1.25; margin: 1.4em 0 0.5em; } h1 { font-size: 1.6em; } h2 { font-size: 1.3em; } h3 { font-size: 1.1em; }
  pre, code { font: 12px/1.5 ui-monospace, monospace; background: #f3f1ec; } code { padding: 1px 4px; border-radius: 3px; }
  pre { padding: 10px 14px; overflow: auto; border-radius: 4px; } pre code { padding: 0; }
  blockquote { margin: 1em 0; padding: 0 16px; border-left: 3px solid #d8d3c8; color: #5c574e; }
  table { border-collapse: collapse; } th, td { padding: 4px 10px; border: 1px solid #d8d3c8; text-align: left; }
  img { max-width: 100%; } hr { border: 0; border-top: 1px solid #d8d3c8; } a { color: #0b6b72; }
`;

/** Markdown as a page. What HTML stands in it is cleaned, and then as locked as any other page. */
export async function pageOfMarkdown(text: string): Promise<LockedPage> {
  const html = DOMPurify.sanitize(await marked.parse(text, { gfm: true }), { FORBID_TAGS: ['style', 'form', 'input', 'button'] });
  return lockedPage(`<style>${look}</style>${html}`);
}

/** A body of Markdown as its page, locked. */
export const MarkdownView = (props: Props) => <FrameView {...props} draw={pageOfMarkdown} />;
