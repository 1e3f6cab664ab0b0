// Small behaviours on top of pages that work without them. No inline script, no eval, no style attribute.
// Each one listens on the document, so what htmx swaps in later behaves without being told.
import htmx from "htmx.org";
import { createOnTheSpot } from "../widgets/create.ts";
import { keepFocus } from "../widgets/focus.ts";
import { submitOnChange } from "../widgets/autosubmit.ts";
import { editInPlace } from "../widgets/in-place.ts";
import { closeOnRequest } from "../widgets/closing.ts";
import { warnBeforeLeaving } from "../widgets/guard.ts";
import { listenForShortcuts } from "../widgets/shortcuts.ts";
import { takeDroppedFiles } from "../widgets/drop.ts";
import { listenForKeys } from "../widgets/keys.ts";
import { repeatLines } from "../widgets/lines.ts";
import { watchColleagues } from "../widgets/live.ts";
import { walkMenus } from "../widgets/menu.ts";
import { reportLostConnection } from "../widgets/connection.ts";
import { applyPreferences } from "../widgets/preference.ts";
import { printOnRequest } from "../widgets/print.ts";
import { openPalette } from "../widgets/palette.ts";
import { tickRows } from "../widgets/ticks.ts";
import { announceToasts } from "../widgets/toast.ts";

applyPreferences();
listenForKeys(); // first: the second of two letters is no letter by itself
listenForShortcuts();
submitOnChange();
openPalette();
walkMenus();
tickRows();
closeOnRequest();
editInPlace((place) => htmx.process(place));
createOnTheSpot((place) => htmx.process(place));
repeatLines();
takeDroppedFiles();
warnBeforeLeaving();
keepFocus();
printOnRequest();
reportLostConnection();
announceToasts();
watchColleagues((element) => {
  const itself = { target: `#${element.id}`, select: `#${element.id}`, swap: "outerMorph" };
  void htmx.ajax("GET", location.pathname + location.search, itself);
});
