import type { Locator, Page } from 'playwright/test';
import { expect } from 'playwright/test';

/** The dialog that brings files of other tools in. */
export class ImportPane {
  private readonly page: Page;

  constructor(page: Page) {
    this.page = page;
  }

  get dialog(): Locator {
    return this.page.getByRole('dialog', { name: 'Import' });
  }

  get makes(): Locator {
    return this.dialog.getByRole('region', { name: 'What it makes' });
  }

  get losses(): Locator {
    return this.dialog.getByRole('region', { name: 'What is not carried over' });
  }

  ask(name: RegExp): Locator {
    return this.dialog.getByRole('checkbox', { name });
  }

  async paste(text: string): Promise<void> {
    await this.dialog.getByRole('textbox', { name: 'Text to import' }).fill(text);
    await this.dialog.getByRole('button', { name: 'Show what it makes' }).click();
  }

  /** Types an address, and shows what stands there. */
  async fetchFrom(address: string): Promise<void> {
    await this.dialog.getByRole('textbox', { name: 'Or an address to fetch it from' }).fill(address);
    await this.dialog.getByRole('button', { name: 'Show what it makes' }).click();
  }

  /** Drops a file on the window, as from the system's file manager. */
  async drop(name: string, text: string): Promise<void> {
    const carried = await this.page.evaluateHandle(
      ([fileName, content]) => {
        const transfer = new DataTransfer();
        transfer.items.add(new File([content ?? ''], fileName ?? ''));
        return transfer;
      },
      [name, text],
    );
    await this.page.dispatchEvent('body', 'dragover', { dataTransfer: carried });
    await this.page.dispatchEvent('body', 'drop', { dataTransfer: carried });
    await expect(this.dialog).toBeVisible();
  }

  /** Writes it as a new collection below that folder. */
  async writeBelow(folder: string): Promise<void> {
    await this.dialog.getByRole('textbox', { name: 'Folder', exact: true }).fill(folder);
    await this.dialog.getByRole('button', { name: 'Import', exact: true }).click();
    await expect(this.dialog).toBeHidden();
  }
}

/** Pastes into the field that has the focus, as from the clipboard. */
export async function pasteText(page: Page, text: string): Promise<void> {
  await page.evaluate((pasted) => {
    const clipboardData = new DataTransfer();
    clipboardData.setData('text/plain', pasted);
    document.activeElement?.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }));
  }, text);
}
