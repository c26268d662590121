import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { type Browser, type BrowserContextOptions, chromium, type Page } from "playwright-core";

/** A browser that opens pages from files, as a reader would. */
export interface Reader {
  /** Opens a page in a window of its own; `hash` is what stands behind its address, with the #. */
  readonly open: (
    text: string,
    options?: BrowserContextOptions & { readonly hash?: string },
  ) => Promise<Opened>;
  readonly close: () => Promise<void>;
}

/** A page as the browser shows it, and what it complained of. */
export interface Opened {
  readonly page: Page;
  /** Messages on the console, errors of the script, and addresses that were asked for beside the file. */
  readonly complaints: readonly string[];
}

const flags = [
  ...["--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run"],
  ...["--disable-background-networking", "--disable-component-update", "--disable-sync"],
];

/** Starts the browser at `CHROMIUM_PATH`, by default /usr/bin/chromium. */
export async function startReader(): Promise<Reader> {
  const executablePath = process.env["CHROMIUM_PATH"] ?? "/usr/bin/chromium";
  const browser = await chromium.launch({ executablePath, args: flags });
  const folder = mkdtempSync(join(tmpdir(), "kms-conformance-pages-"));
  let files = 0;
  return {
    open: async (text, { hash = "", ...options } = {}) => {
      files += 1;
      const path = join(folder, `${files}.html`);
      writeFileSync(path, text);
      return openFile(browser, `${pathToFileURL(path).href}${hash}`, options);
    },
    close: async () => {
      await browser.close();
      rmSync(folder, { recursive: true });
    },
  };
}

async function openFile(browser: Browser, address: string, options: BrowserContextOptions): Promise<Opened> {
  const page = await browser.newPage(options);
  const complaints: string[] = [];
  page.on("console", (message) => complaints.push(`console: ${message.text()}`));
  page.on("pageerror", (error) => complaints.push(`error: ${error.message}`));
  page.on("dialog", (dialog) => complaints.push(`dialog: ${dialog.message()}`));
  page.on("request", (request) => {
    if (request.url().split("#")[0] !== address.split("#")[0]) complaints.push(`request: ${request.url()}`);
  });
  await page.goto(address);
  return { page, complaints };
}
