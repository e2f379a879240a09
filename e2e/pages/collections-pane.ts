import type { Locator, Page } from 'playwright/test';

/** The Collections panel of the side bar. */
export class CollectionsPane {
  constructor(private readonly page: Page) {}

  item(name: string | RegExp): Locator {
    return this.page.getByRole('treegrid').getByRole('row', { name });
  }
}
