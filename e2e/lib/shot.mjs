// Pictures of a journey, for people to look at: e2e/artifacts/<name>.png, not committed.
import { mkdir } from "node:fs/promises";
import { fileURLToPath } from "node:url";

const artifacts = fileURLToPath(new URL("../artifacts/", import.meta.url));

/** Takes a picture of the whole page and says where it lies. */
export async function shot(page, name) {
  await mkdir(artifacts, { recursive: true });
  const path = `${artifacts}${name}.png`;
  await page.screenshot({ path, fullPage: true, animations: "disabled" });
  return path;
}
