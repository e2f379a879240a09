import type { Locator, Page } from 'playwright/test';
import { expect } from 'playwright/test';

/** Advice: beside Why on an exchange, and as a page on a collection. */
export class AdvicePane {
  private readonly page: Page;

  constructor(page: Page) {
    this.page = page;
  }

  /** The tab of the response, with how many remarks there are. */
  get tab(): Locator {
    return this.page.getByRole('region', { name: 'Response' }).getByRole('tab', { name: /^Advice/ });
  }

  remark(title: string): Locator {
    return this.page.getByRole('region', { name: 'Remarks' }).getByRole('listitem', { name: title });
  }

  /** A part beside the remarks, or one rule on the page of a collection. */
  part(name: string | RegExp): Locator {
    return this.page.getByRole('region', { name });
  }

  async ignoreHere(title: string): Promise<void> {
    await this.page.getByRole('button', { name: `Ignore here: ${title}` }).click();
    await expect(this.remark(title)).toHaveCount(0);
  }

  async ignoreEverywhere(title: string, words: RegExp): Promise<void> {
    await this.page
      .getByRole('button', { name: `More on: ${title}` })
      .first()
      .click();
    await this.page.getByRole('menuitem', { name: words }).click();
  }

  async takeBack(title: string): Promise<void> {
    await this.page.getByRole('button', { name: new RegExp(`^Take back: ${title}`) }).click();
  }
}
