// The layout and the small pieces the gallery's pages share. Names, addresses and figures are invented.
import { readFileSync } from "node:fs";

const dist = new URL("../dist/", import.meta.url);
const manifest = JSON.parse(readFileSync(new URL("manifest.json", dist), "utf8"));
export const asset = (name) => `/assets/${manifest[name]}`;

const NBSP = "\u00A0";
const THIN = "\u202F";

/** French typography over text and visible attributes, so that the pages below can be typed with plain spaces. */
export const typeset = (html) =>
  html
    .split(/(<[^>]+>)/)
    .map((part) =>
      part.startsWith("<")
        ? part.replace(
            /(aria-label|title|placeholder|alt)="([^"]*)"/g,
            (_, name, value) => `${name}="${french(value)}"`,
          )
        : french(part),
    )
    .join("");
const french = (text) =>
  text
    .replace(/'/g, "’")
    .replace(/ ([;!?])/g, `${THIN}$1`)
    .replace(/ ([:%€])/g, `${NBSP}$1`)
    .replace(/« /g, `«${NBSP}`)
    .replace(/ »/g, `${NBSP}»`)
    .replace(/(\d) (?=\d{2,3}(?!\d))/g, `$1${THIN}`)
    .replace(/(n°|art\.) (?=\d)/g, `$1${NBSP}`);

export const euros = (value) =>
  `${value
    .toFixed(2)
    .replace(".", ",")
    .replace(/\B(?=(\d{3})+(?!\d))/g, THIN)}${NBSP}€`;
export const icon = (name, extra = "") =>
  `<svg class="i ${extra}" aria-hidden="true"><use href="${asset("icons.svg")}#${name}"/></svg>`;
export const small = (name, extra = "") => icon(name, `i-s ${extra}`);
export const tag = (kind, text) => `<span class="tag ${kind}">${text}</span>`;
export const state = (kind, name, text) => `<span class="st ${kind}">${small(name)}${text}</span>`;
export const avatar = (name, hue, extra = "") => {
  const initials = name
    .split(/[\s-]+/)
    .map((word) => word[0])
    .slice(0, 2)
    .join("")
    .toUpperCase();
  return `<span class="av h${hue} ${extra}" aria-hidden="true">${initials}</span>`;
};
export const panel = (id, title, body, end = "") =>
  `<section class="panel" aria-labelledby="${id}"><header><h2 id="${id}">${title}</h2>${end ? `<div class="end">${end}</div>` : ""}</header><div class="body">${body}</div></section>`;
export const crumbs = (trail, here) =>
  `<nav class="crumbs" aria-label="Fil d'Ariane"><ol>${trail.map((name) => `<li><a href="#">${name}</a>${small("chevron-right")}</li>`).join("")}<li><span aria-current="page">${here}</span></li></ol></nav>`;
export const logo = `<svg class="logo" viewBox="0 0 22 22" aria-hidden="true"><rect class="cover" x="2" y="1" width="18" height="20" rx="4"/><path class="marge" d="M7.5 1v20" stroke-width="1.6"/><path class="line" d="M10.5 7.5h6M10.5 11h6M10.5 14.5h3.5" stroke-width="1.6" stroke-linecap="round"/></svg>`;

const GROUPS = [
  ["Clients", [["users", "Contacts", "214"], ["building-2", "Entreprises", "61"], ["receipt-euro", "Ventes"]]],
  ["Fichier", [["upload", "Imports"], ["download", "Exports"]]],
  ["Maison", [["settings", "Réglages"]]],
]; // prettier-ignore
const entry = ([name, label, count], here) =>
  `<li><a href="#"${label === here ? ' aria-current="page"' : ""}>${icon(name)}${label}${count ? `<span class="n">${count}</span>` : ""}</a></li>`;
const themes = `<form class="seg" method="post" action="/theme" data-preference="theme"><button name="theme" value="system" aria-pressed="true">${small("monitor")}Système</button><button name="theme" value="light" aria-pressed="false">${small("sun")}Clair</button><button name="theme" value="dark" aria-pressed="false">${small("moon")}Sombre</button></form>`;

const head = (title, theme) => `<!doctype html>
<html lang="fr"${theme ? ` data-theme="${theme}"` : ""}><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1, viewport-fit=cover">
<title>${title} · Carnet</title><meta name="color-scheme" content="light dark"><meta name="htmx-config" content='{"includeIndicatorCSS":false,"defaultTimeout":30000}'>
<link rel="icon" href="${asset("favicon.svg")}" type="image/svg+xml"><link rel="preload" href="${asset("figtree-latin-wght-normal.woff2")}" as="font" type="font/woff2" crossorigin>
<link rel="stylesheet" href="${asset("carnet.css")}"><script src="${asset("carnet.js")}" defer></script></head>`;

const tail = (
  toast,
) => `<section class="toasts" id="toasts" tabindex="-1" aria-label="Messages">${toast}</section><div class="vh" id="live" role="status"></div>
<template id="offline"><div class="toast"><span>Carnet ne répond pas. Vérifiez la connexion, puis réessayez.</span><button type="button" data-close aria-label="Fermer">${icon("x")}</button></div></template>`;

const palette = `<dialog class="palette" id="palette" aria-label="Rechercher ou lancer une action"><form action="/search" role="search" aria-label="Rechercher partout">${icon("search")}<input type="text" name="q" role="combobox" aria-expanded="false" aria-controls="palette-list" aria-autocomplete="list" aria-label="Un nom, un numéro, une page, une action" placeholder="Un nom, un numéro, une page, une action" autocomplete="off" autofocus><button type="button" data-close><kbd>Échap</kbd><span class="vh">Fermer</span></button></form>
<p class="vh" role="status"></p><div id="palette-list" role="listbox" aria-label="Résultats"></div><footer aria-hidden="true"><span><kbd>↑</kbd><kbd>↓</kbd>parcourir</span><span><kbd>Entrée</kbd>ouvrir</span></footer></dialog>`;

/** A page in the shell. */
export function page({ title, here = "Contacts", bar, main, toast = "", after = "" }, theme) {
  return typeset(`${head(title, theme)}
<body><a class="skip" href="#contenu">Aller au contenu</a><div class="shell">
<nav class="side" aria-label="Navigation principale"><a class="brand" href="#">${logo}<span><b>Carnet</b><small>Maison Delcourt</small></span></a>
<div class="side-tools"><a class="find" href="/search" aria-keyshortcuts="Control+K" data-palette>${icon("search")}Rechercher<kbd>Ctrl K</kbd></a><a class="icon-btn line" href="/people/new" aria-keyshortcuts="C" data-create aria-label="Nouveau contact">${icon("plus")}</a></div>
${GROUPS.map(([name, entries]) => `<h2>${name}</h2><ul class="nav">${entries.map((item) => entry(item, here)).join("")}</ul>`).join("")}
<div class="side-foot">${avatar("Camille Delcourt", 5)}<div class="who"><b>Camille Delcourt</b><small>Propriétaire</small></div><button class="icon-btn s" type="button" popovertarget="account-menu" aria-label="Compte et affichage">${icon("ellipsis")}</button></div></nav>
<div class="page" id="page"><header class="bar">${bar}<a class="icon-btn line only-m" href="/search" aria-label="Rechercher partout" aria-keyshortcuts="Control+K" data-palette>${icon("search")}</a></header><main id="contenu" tabindex="-1">${main}</main></div>
<nav class="tabbar" aria-label="Navigation mobile"><a href="#"${here === "Contacts" ? ' aria-current="page"' : ""}>${icon("users")}Contacts</a><a href="#">${icon("building-2")}Entreprises</a><a href="#">${icon("receipt-euro")}Ventes</a><button type="button" popovertarget="more"${here === "Imports" || here === "Réglages" ? ' aria-current="true"' : ""}>${icon("menu")}Plus</button></nav></div>
<div class="menu" popover id="account-menu"><p>Affichage</p>${themes}<hr><a class="item" href="#">${icon("user-round")}Mon compte</a><a class="item" href="#">${icon("languages")}English</a><hr><form method="post" action="#"><button class="item">${icon("log-out")}Se déconnecter</button></form></div>
<div class="sheet" popover id="more"><nav aria-label="Suite du menu"><ul class="nav">${entry(["upload", "Imports"])}${entry(["settings", "Réglages"])}</ul></nav>${themes}</div>
${palette}${after}${tail(toast)}</body></html>`);
}

/** A page without the shell. */
export function bare({ title, main, wide = false }, theme) {
  return typeset(
    `${head(title, theme)}<body class="bare"><a class="skip" href="#contenu">Aller au contenu</a><main class="entry${wide ? " wide" : ""}" id="contenu">${main}</main>${tail("")}</body></html>`,
  );
}
