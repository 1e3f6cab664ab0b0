// Small behaviours on top of pages that work without them. No inline script, no eval, no style attribute.
import "htmx.org";
