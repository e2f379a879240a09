import type { Locator, Page } from 'playwright/test';
import { expect } from 'playwright/test';

/** A form on a page, and what of it will be sent. */
export class FormPane {
  private readonly page: Page;

  constructor(page: Page) {
    this.page = page;
  }

  private get view(): Locator {
    return this.page.getByRole('region', { name: 'Response' });
  }

  get fields(): Locator {
    return this.view.getByRole('group', { name: 'Fields', exact: true });
  }

  get preview(): Locator {
    return this.view.getByRole('complementary', { name: 'What will be sent' });
  }

  /** What stands above the fields: what is wrong with the whole. */
  get remarks(): Locator {
    return this.view.getByRole('alert');
  }

  field(name: string): Locator {
    return this.fields.getByRole('textbox', { name, exact: true });
  }

  /** The button of a field that asks for its file. */
  file(name: string): Locator {
    return this.fields.getByRole('button', { name: new RegExp(`^${name}: `) });
  }

  /** A field that is searched while one types. */
  combo(name: string): Locator {
    return this.fields.getByRole('combobox', { name, exact: true });
  }

  get sendButton(): Locator {
    return this.view.getByRole('button', { name: /^Send(?:ing| [A-Z]{2,})/ });
  }

  async open(method: string): Promise<void> {
    await this.view
      .getByRole('group', { name: 'Methods' })
      .getByRole('button', { name: new RegExp(`^${method}\\b`) })
      .click();
    await expect(this.fields).toBeVisible();
  }

  async fill(values: Readonly<Record<string, string>>): Promise<void> {
    for (const [name, value] of Object.entries(values)) await this.field(name).fill(value);
  }

  async choose(name: string, value: string): Promise<void> {
    await this.fields.getByRole('radiogroup', { name, exact: true }).getByRole('radio', { name: value, exact: true }).click();
  }

  /** Types into a searched field and takes the first option that is called like this. */
  async search(name: string, typed: string, option: string | RegExp): Promise<void> {
    await this.combo(name).click();
    await this.page.keyboard.type(typed);
    await this.page.getByRole('option', { name: option }).first().click();
    await expect(this.page.getByRole('listbox')).toHaveCount(0);
  }

  async addToList(name: string, ...items: readonly string[]): Promise<void> {
    for (const item of items) {
      await this.field(`Add to ${name}`).fill(item);
      await this.page.keyboard.press('Enter');
    }
  }

  async fillBy(way: 'Form' | 'Both' | 'JSON'): Promise<void> {
    await this.view.getByRole('radiogroup', { name: 'Fill in by' }).getByRole('radio', { name: way, exact: true }).click();
  }

  /** Replaces the body in the editor beside the fields, or in their place. */
  async typeBody(text: string): Promise<void> {
    // Until the editor proper has loaded, a plain field stands in, which would be swapped under the keys.
    await expect(this.view.locator('.monaco-editor').first()).toBeVisible({ timeout: 20_000 });
    await this.view.getByRole('textbox', { name: /^Body as / }).focus();
    await this.page.keyboard.press('ControlOrMeta+a');
    await this.page.keyboard.press('Delete');
    await this.page.keyboard.insertText(text);
  }

  /** Presses Send at the form. */
  async send(): Promise<void> {
    await this.sendButton.first().click();
  }

  async isGone(): Promise<void> {
    await expect(this.fields).toHaveCount(0);
  }
}
