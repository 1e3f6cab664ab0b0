// The demo business, opened by its owner: where most journeys begin. And the two things every journey does on its way.
import { axe } from "./axe.mjs";
import { openBrowser, openPage } from "./browser.mjs";
import { Carnet } from "./carnet.mjs";
import { shot } from "./shot.mjs";
import { watch } from "./witness.mjs";

/** Serves the demo, signs its owner in, and answers the first page. */
export async function openDemo(t, look) {
  const carnet = await Carnet.create(t);
  const told = await carnet.demo();
  const [, email, password] = told.match(/(\S+@\S+\.example) .*?«\s*(.+?)\s*»/s);
  const base = await carnet.serve();
  const page = await openPage(await openBrowser(t), base, look);
  const witness = watch(page, base);
  await page.goto("/sign-in");
  await page.fill("[name=email]", email);
  await page.fill("[name=password]", password);
  await leads(page, () => page.locator("main form button").first().click());
  return { carnet, page, witness };
}

/** Acts, and waits for the page it leads to. */
export async function leads(page, act) {
  const led = page.waitForEvent("framenavigated");
  await act();
  await led;
  await page.waitForLoadState("load");
}

/** Lets axe look at the page, and takes a picture of it. */
export async function judged(page, picture) {
  await axe(page);
  if (picture) await shot(page, picture);
}
