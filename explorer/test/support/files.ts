import type { Page } from "playwright-core";

/** Opens a file with the labelled input of a page. */
export async function openFile(page: Page, label: string, name: string, content: unknown): Promise<void> {
  const text = typeof content === "string" ? content : JSON.stringify(content);
  const file = { name, mimeType: "application/json", buffer: Buffer.from(text) };
  await page.getByLabel(label).setInputFiles(file);
}

/** Drops a file on the labelled place of a page, as from the desktop. */
export async function dropFile(page: Page, label: string, name: string, content: unknown): Promise<void> {
  const transfer = await page.evaluateHandle(
    ({ text, file }) => {
      const data = new DataTransfer();
      data.items.add(new File([text], file, { type: "application/json" }));
      return data;
    },
    { text: JSON.stringify(content), file: name },
  );
  await page.getByText(label).dispatchEvent("drop", { dataTransfer: transfer });
}
