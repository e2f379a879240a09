import { readFileSync } from 'node:fs';
import type { Locator, Page } from 'playwright/test';
import { expect } from 'playwright/test';

/** The Browse view: an answer as a page to go on from. */
export class BrowsePane {
  private readonly page: Page;

  constructor(page: Page) {
    this.page = page;
  }

  get view(): Locator {
    return this.page.getByRole('tabpanel', { name: 'Browse' });
  }

  get title(): Locator {
    return this.view.getByRole('heading', { level: 1 });
  }

  /** Rows of the list, its head left out. */
  get rows(): Locator {
    return this.view.getByRole('region', { name: 'Rows' }).getByRole('rowgroup').last().getByRole('row');
  }

  get firstRowLink(): Locator {
    return this.rows.first().getByRole('link').first();
  }

  get crumbs(): Locator {
    return this.view.getByRole('navigation', { name: 'Breadcrumbs' });
  }

  link(name: string | RegExp): Locator {
    return this.view.getByRole('link', { name });
  }

  method(name: string): Locator {
    return this.view.getByRole('group', { name: 'Methods' }).getByRole('button', { name: new RegExp(`^${name}`) });
  }

  /** Why the page is not what was asked for. */
  get refusal(): Locator {
    return this.view.getByRole('region', { name: 'Refused' });
  }

  /** That a redirect left credentials behind. */
  get redirected(): Locator {
    return this.view.getByRole('region', { name: 'Redirected' });
  }

  get filters(): Locator {
    return this.view.getByRole('group', { name: 'Filters' });
  }

  /** Searches the list in words. */
  async search(words: string): Promise<void> {
    const field = this.filters.getByRole('textbox', { name: 'Search the list' });
    await field.fill(words);
    await field.press('Enter');
  }

  /** Chooses the value of a filter that has some to choose from. */
  async chooseFilter(name: string, value: string): Promise<void> {
    await this.filters.getByRole('button', { name: new RegExp(`${name}$`) }).click();
    await this.page.getByRole('option', { name: value, exact: true }).click();
  }

  async order(by: string): Promise<void> {
    await this.filters.getByRole('button', { name: /^order/ }).click();
    await this.page.getByRole('menuitem', { name: by, exact: true }).click();
  }

  /** Filters the rows that are here. */
  async filterRows(words: string): Promise<void> {
    await this.view.getByRole('searchbox', { name: /^Filter/ }).fill(words);
  }

  /** Presses the head of a column. */
  async sortBy(column: string): Promise<void> {
    await this.grid.getByRole('columnheader', { name: column }).getByRole('button', { name: column }).first().click();
  }

  /** Opens the row that holds some words, by pressing its cell twice. */
  async openRow(words: string): Promise<void> {
    await this.grid.getByRole('gridcell', { name: words }).first().dblclick();
  }

  /** Leaves columns out of the table. */
  async pickColumns({ without }: { readonly without: readonly string[] }): Promise<void> {
    await this.view.getByRole('button', { name: /^Pick columns/ }).click();
    const picker = this.page.getByRole('dialog', { name: 'Columns' });
    for (const name of without) await picker.getByRole('checkbox', { name, exact: true }).click({ force: true });
    await this.page.keyboard.press('Escape');
    await expect(picker).toHaveCount(0);
  }

  /** Writes the rows out; gives the name of the file and what is in it. */
  async exported(section: string, format: string): Promise<readonly [name: string, text: string]> {
    await this.view.getByRole('button', { name: 'Export the rows' }).click();
    const download = this.page.waitForEvent('download');
    await this.page
      .getByRole('group', { name: section })
      .getByRole('menuitem', { name: new RegExp(`^${format}`) })
      .click();
    const file = await download;
    return [file.suggestedFilename(), readFileSync(await file.path(), 'utf8')];
  }

  /** Sends what was refused as somebody else. */
  async sendAs(name: string): Promise<void> {
    await this.refusal.getByRole('button', { name: 'Try as somebody else' }).click();
    await this.page.getByRole('menuitem', { name }).click();
  }

  /** Fills the gaps of a templated link and goes where it leads. */
  async fillTemplate(link: RegExp, values: Readonly<Record<string, string>>): Promise<void> {
    await this.view.getByRole('button', { name: link }).click();
    const form = this.view.getByRole('form');
    for (const [name, value] of Object.entries(values)) await form.getByRole('textbox', { name }).fill(value);
    await form.getByRole('button', { name: 'Go there' }).click();
  }

  /** The list as a grid; only the rows in view are drawn. */
  get grid(): Locator {
    return this.view.getByRole('region', { name: 'Rows' }).getByRole('grid');
  }

  /** The list has so many rows, drawn or not. */
  async holds(rows: number): Promise<void> {
    await expect(this.grid).toHaveAttribute('aria-rowcount', String(rows + 1));
  }

  /** How far the table is scrolled, in pixels. */
  place(): Promise<number> {
    return this.grid.evaluate((element) => element.scrollTop);
  }

  /** Follows the first link whose words match and waits for what it leads to. */
  async follow(name: RegExp): Promise<void> {
    const before = await this.address();
    await this.link(name).first().click();
    await expect.poll(() => this.address()).not.toBe(before);
  }

  async nextPage(): Promise<void> {
    await this.view.getByRole('button', { name: 'Next page', exact: true }).click();
  }

  private address(): Promise<string> {
    return this.page.getByRole('textbox', { name: 'Address' }).inputValue();
  }
}
