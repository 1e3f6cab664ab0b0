// When the server cannot be reached, htmx has nothing to swap in: the page itself says so, in its own words.
import { showToast } from "./toast.ts";

type Failure = CustomEvent<{ ctx?: { response?: unknown } }>;

export function reportLostConnection(): void {
  document.addEventListener("htmx:error", (event) => {
    const answered = (event as Failure).detail?.ctx?.response !== undefined;
    const words = document.getElementById("offline");
    if (!answered && words instanceof HTMLTemplateElement) showToast(words);
  });
}
