// A colleague comes: invited as a seller who sees only their own clients, they choose a password by the link,
// set up a second factor, sign in with it, and see the one client they look after, and of the others nothing.
import assert from "node:assert/strict";
import { test } from "node:test";

import { codeOf } from "../lib/authenticator.mjs";
import { looks, openPage } from "../lib/browser.mjs";
import { judged, leads, openDemo } from "../lib/demo.mjs";
import { watch } from "../lib/witness.mjs";

const NAME = "Yanis Moreau";
const EMAIL = "yanis@maison-delcourt.example";
const PASSWORD = "quatre tonneaux de chêne clair";

test("a colleague who sees only their own clients, in French, by day", (t) => comes(t, looks.desk, "desk"));
test("the same on the phone, in English, in the dark", (t) => comes(t, looks.phone, "phone"));

async function comes(t, look, pictures) {
  const { carnet, page: owner, witness } = await openDemo(t, look);
  const link = await invited(owner, pictures);
  const [client, other] = await handedOver(owner);

  const page = await openPage(owner.context().browser(), carnet.base, look);
  const seen = watch(page, carnet.base);
  const secret = await signedUp(page, link, pictures);
  await page.context().clearCookies();
  await page.goto("/sign-in");
  await page.fill("[name=email]", EMAIL);
  await page.fill("[name=password]", PASSWORD);
  await leads(page, () => page.press("[name=password]", "Enter"));
  await page.fill("[name=code]", codeOf(secret, 1));
  await leads(page, () => page.press("[name=code]", "Enter"));

  await seesOnly(page, client, other, pictures);
  witness.sawNothing();
  seen.sawNothing();
}

/** The owner invites; answers the link, shown this once. */
async function invited(owner, pictures) {
  await owner.goto("/users");
  await owner.fill("[name=name]", NAME);
  await owner.fill("[name=email]", EMAIL);
  await owner.check("[name=role][value=seller]");
  await owner.check("[name=visibility][value=own]");
  await judged(owner, `colleague-${pictures}-invite`);
  await leads(owner, () => owner.press("[name=email]", "Enter"));
  await judged(owner, `colleague-${pictures}-link`);
  return new URL(await owner.locator("#invitation").textContent()).pathname;
}

/** The owner hands a first client over; answers that one and another, each with name and address. */
async function handedOver(owner) {
  await owner.goto("/people");
  const links = owner.locator("tbody .name a");
  const told = async (link) => [(await link.textContent()).trim(), (await link.getAttribute("href")).split("?")[0]];
  const [client, other] = [await told(links.nth(0)), await told(links.nth(1))];
  await owner.goto(`${client[1]}/edit`);
  await owner.selectOption("[name=owner]", { label: NAME });
  await leads(owner, () => owner.locator("form.form .save button.primary").first().click());
  return [client, other];
}

/** The colleague chooses a password and sets up an authenticator; answers what it shares with Carnet. */
async function signedUp(page, link, pictures) {
  await page.goto(link);
  await page.fill("[name=new]", PASSWORD);
  await leads(page, () => page.press("[name=new]", "Enter"));
  await page.goto("/account/second-factor");
  await leads(page, () => page.locator("form.form button.primary").click());
  const secret = await page.locator("#secret").textContent();
  await page.fill("[name=code]", codeOf(secret));
  await leads(page, () => page.press("[name=code]", "Enter"));
  assert.equal(await page.locator("#codes li").count(), 10);
  await judged(page, `colleague-${pictures}-codes`);
  return secret;
}

async function seesOnly(page, client, other, pictures) {
  await judged(page, `colleague-${pictures}-today`);
  await page.goto("/people");
  assert.deepEqual(await page.locator("tbody .name a").allTextContents(), [client[0]]);
  await judged(page, `colleague-${pictures}-people`);
  assert.equal((await page.goto(client[1])).status(), 200);
  for (const below of ["", "/edit", "/history", "/sales", "/tasks/new"]) {
    assert.equal((await page.goto(other[1] + below)).status(), 404, below);
  }
  await page.goto(`/search?q=${encodeURIComponent(other[0])}`);
  assert.equal(await page.locator(`main a[href^="${other[1]}"]`).count(), 0);
}
