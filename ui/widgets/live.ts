// What a colleague changes shows without reload: an element marked data-live="task" is asked for anew when a task changed. A
// page that nobody sees does not listen; it catches up when it is seen again.

const TOGETHER = 300; // ms: what changes together is asked for once

export function watchColleagues(renew: (element: HTMLElement) => void): void {
  let news: EventSource | undefined;
  let due = new Set<HTMLElement>();
  let missed = false;

  const ask = (kind?: string): void => {
    const elements = [...document.querySelectorAll<HTMLElement>("[data-live][id]")].filter(
      ({ dataset }) => !kind || kind === "everything" || dataset["live"]?.split(" ").includes(kind),
    );
    if (due.size === 0 && elements.length > 0) setTimeout(renewAll, TOGETHER);
    for (const element of elements) due.add(element);
  };
  const renewAll = (): void => {
    const waiting = due;
    due = new Set();
    for (const element of waiting) if (element.isConnected) renew(element);
  };
  const listen = (): void => {
    if (document.visibilityState === "hidden") {
      news?.close();
      news = undefined;
      missed = true;
    } else if (!news && document.querySelector("[data-live]")) {
      news = new EventSource("/live");
      news.addEventListener("message", (event: MessageEvent<string>) => ask(event.data));
      if (missed) ask();
      missed = false;
    }
  };
  document.addEventListener("visibilitychange", listen);
  listen();
}
