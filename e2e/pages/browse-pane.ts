import type { Locator, Page } from 'playwright/test';

/** The Browse view: an answer as a page to go on from. */
export class BrowsePane {
  constructor(private readonly page: Page) {}

  get view(): Locator {
    return this.page.getByRole('region', { name: 'Response' });
  }

  get title(): Locator {
    return this.view.getByRole('heading', { level: 1 });
  }

  link(name: string | RegExp): Locator {
    return this.view.getByRole('link', { name });
  }
}
