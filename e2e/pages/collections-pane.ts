import type { Locator, Page } from 'playwright/test';
import { expect } from 'playwright/test';

/** The Collections panel of the side bar. */
export class CollectionsPane {
  private readonly page: Page;

  constructor(page: Page) {
    this.page = page;
  }

  get panel(): Locator {
    return this.page.getByRole('complementary', { name: 'Collections' });
  }

  item(name: string | RegExp): Locator {
    return this.panel.getByRole('row', { name });
  }

  /** Makes a collection; it becomes a folder of its own below the one given. */
  async create(name: string, parent: string): Promise<void> {
    await this.panel.getByRole('button', { name: 'New collection' }).click();
    const dialog = this.page.getByRole('dialog', { name: 'New collection' });
    await dialog.getByRole('textbox', { name: 'Name', exact: true }).fill(name);
    // The folder where it begins has been listed: from then on the dialog keeps its size.
    await expect(dialog.getByRole('textbox', { name: 'Folder', exact: true })).not.toHaveValue('');
    await dialog.getByRole('textbox', { name: 'Folder', exact: true }).fill(parent);
    await dialog
      .getByRole('button', { name: /^Create|^Make|^New/ })
      .last()
      .click();
    await expect(this.item(name)).toBeVisible();
  }

  async open(name: string): Promise<void> {
    await this.item(name).click();
    await this.page.keyboard.press('Enter');
  }

  /** The names of the rows, from the top. */
  async names(): Promise<string[]> {
    return this.panel
      .getByRole('row')
      .evaluateAll((rows) => rows.map((row) => row.querySelector('bdi')?.textContent ?? '').filter((name) => name !== ''));
  }

  get filter(): Locator {
    return this.panel.getByRole('searchbox', { name: 'Filter requests' });
  }

  /** Does something from the menu of a row. */
  async act(row: string, action: string | RegExp): Promise<void> {
    const button = this.panel.getByRole('button', { name: `Actions for ${row}` });
    // A row that has just come may move away from below the pointer.
    await expect(async () => {
      await this.item(row).hover();
      await button.click({ timeout: 2000 });
    }).toPass();
    await this.page.getByRole('menuitem', { name: action }).click();
  }

  /** What is said of several rows that are selected. */
  get marked(): Locator {
    return this.panel.getByRole('group', { name: 'Selected rows' });
  }

  /** What screen readers are told of the selection. */
  get announced(): Locator {
    return this.page.locator('[data-live-announcer]');
  }

  /** Does something to all rows that are selected. */
  async actOnMarked(action: string | RegExp): Promise<void> {
    await this.marked.getByRole('button', { name: /^Actions for/ }).click();
    await this.page.getByRole('menuitem', { name: action, exact: true }).click();
  }

  /** Drags a row with the pointer: onto another, or above it where `edge` is said. */
  async drag(row: string | RegExp, onto: string | RegExp, edge?: 'above'): Promise<void> {
    const [from, to] = [this.item(row), this.item(onto)];
    await from.hover({ position: { x: 60, y: 10 } });
    const box = await to.boundingBox();
    const { mouse } = this.page;
    await mouse.down();
    const [x, y] = [(box?.x ?? 0) + 60, (box?.y ?? 0) + (edge === 'above' ? 1 : (box?.height ?? 24) / 2)];
    await mouse.move(x, y - 3, { steps: 4 });
    await mouse.move(x, y, { steps: 3 });
    // The place where it would be dropped is marked before it is let go.
    await expect(this.panel.locator('[data-drop-target]').first()).toBeAttached();
    if (edge === undefined) await expect(this.panel.locator('[data-level][data-drop-target]')).toBeVisible();
    await mouse.up();
    await expect(this.panel.locator('[data-dragging]')).toHaveCount(0);
  }

  /** Chooses a collection and a folder in the dialog that asks where something is to stand. */
  async moveTo(row: string, collection: string, folder: string): Promise<void> {
    await this.act(row, 'Move to …');
    const dialog = this.page.getByRole('dialog', { name: `Move ${row}` });
    await dialog.getByRole('button', { name: /Collection/ }).click();
    await this.page.getByRole('option', { name: collection }).click();
    await dialog.getByRole('button', { name: /Folder/ }).click();
    await this.page.getByRole('option', { name: folder, exact: true }).click();
  }
}
