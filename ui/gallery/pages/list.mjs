// The list of contacts, full and emptied by its filters.
import { avatar, euros, icon, small, state, tag } from "../shell.mjs";

const PEOPLE = [
  ["Lina Achour", 6, "Directrice", "Hôtel des Augustins", "Client", "ok", "06 39 98 20 11", 9840, "12 nov.", "YM"],
  ["Mathis Bauwens", 4, "", "Particulier", "Client", "ok", "+32 455 36 54 10", 264, "2 nov.", "CD"],
  ["Benoît Caron", 3, "Gérant", "Café Caron", "Client", "ok", "03 53 01 44 72", 4212.35, "3 nov.", "YM"],
  ["Marie-Antoinette Delannoy-Vandenbroucke", 2, "Responsable des achats et de la logistique", "Établissements Vandenbroucke-Delattre et Fils, négociants en vins", "Client", "ok", "03 53 01 44 73", 88, "4 nov.", "CD"],
  ["Marc Delattre", 4, "", "Particulier", "Client", "ok", "06 39 98 71 03", 318.9, "22 août", "CD"],
  ["Sofia El Amrani", 5, "Acheteuse", "Groupe Meuse Restauration", "Prospect", "info", "+32 455 12 80 34", 0, "—", "YM"],
  ["Jean-Baptiste Fournier", 1, "Chef", "La Table de Wazemmes", "Client", "ok", "06 39 98 05 66", 12760.2, "18 nov.", "YM"],
  ["Élodie Gosselin", 2, "Responsable CSE", "Imprimerie Gosselin", "Prospect", "info", "03 53 01 90 18", 0, "—", "IV"],
  ["Hugo Lemaire", 3, "", "Particulier", "Ancien client", "", "06 39 98 33 90", 0, "11 déc. 2023", "CD"],
  ["Nathalie Maes", 6, "Comptable", "Fiduciaire Maes", "Partenaire", "plum", "+32 455 77 10 62", 0, "—", "CD"],
  ["Łukasz Wiśniewski", 1, "Caviste", "Caves Poulain", "Client", "ok", "03 53 01 27 85", 7905.75, "29 oct.", "YM"],
  ["Agnès Roussel", 5, "", "Particulier", "Client", "ok", "06 39 98 58 24", 1042.6, "15 nov.", "CD"],
  ["Claire Vandenberghe", 1, "Responsable des achats", "Brasserie du Vieux-Port", "Client", "ok", "+32 455 60 18 42", 18420.5, "6 nov.", "YM"],
]; // prettier-ignore
const OWNERS = { YM: ["Yanis Moreau", 2], CD: ["Camille Delcourt", 5], IV: ["Inès Vandamme", 3] };

const bar = (count) =>
  `<h1>Contacts</h1><span class="count num" data-say>${count}</span><div class="acts"><a class="btn hide-m" href="#">${icon("upload")}Importer</a><a class="btn primary" href="#">${icon("plus")}<span>Nouveau<span class="hide-m"> contact</span></span></a></div>`;
const views = `<nav class="views" aria-label="Vues"><a href="#" aria-current="page">Tous</a><a href="#">Clients <span class="n">148</span></a><a href="#">Prospects <span class="n">38</span></a><a href="#">Partenaires <span class="n">6</span></a></nav>`;
const field = (id, label, options) =>
  `<div class="field"><label for="${id}">${label}</label><select id="${id}" name="${id}">${options.map((name, k) => `<option value="${k ? name : ""}">${name}</option>`).join("")}</select></div>`;
const filters = `<div class="menu" popover id="filters"><div class="body">${field("owner", "Suivi par", ["Tous", "Yanis Moreau", "Inès Vandamme"])}${field("channel", "Canal", ["Tous", "Boutique", "Salon", "Site web"])}<div class="field"><label for="town">Ville</label><input class="input" id="town" name="town"></div>
<div class="row"><div class="field"><label for="least">Dépensé sur 12&nbsp;mois, au moins (€&nbsp;HT)</label><input class="input" id="least" name="least" type="number"></div><div class="field"><label for="most">Dépensé sur 12&nbsp;mois, au plus (€&nbsp;HT)</label><input class="input" id="most" name="most" type="number"></div></div>
<button class="btn s no-js">Appliquer</button></div>
</div>`;
const sort = `<div class="menu" popover id="sort"><p>Trier par</p><a class="item" href="#" aria-current="true">Nom<span class="end">${small("check")}</span></a><a class="item" href="#">12 mois HT</a><a class="item" href="#">Dernier achat</a></div>`;
const arrows = (label, first) =>
  `<button class="icon-btn s" name="up" value="${label}"${first ? ' aria-disabled="true"' : ""} aria-label="Avancer la colonne ${label}">${small("arrow-up")}</button><button class="icon-btn s" name="down" value="${label}" aria-label="Reculer la colonne ${label}">${small("arrow-down")}</button>`;
const choosable = (label, at) =>
  `<li><input type="hidden" name="order" value="${label}"><label class="check"><input type="checkbox" name="column" value="${label}"${at < 4 ? " checked" : ""}><span>${label}</span></label>${at < 4 ? arrows(label, at === 0) : ""}</li>`;
const columns = `<div class="menu" popover id="columns"><form class="columns" method="post" action="/list"><p>Colonnes de cette liste, pour vous</p><button class="btn s no-js">Appliquer</button><ul>${["Entreprise", "Relation", "Téléphone", "12 mois HT", "Solde dû TTC", "Panier moyen"].map(choosable).join("")}</ul><button class="item" name="reset" value="yes">${icon("undo-2")}Colonnes d’origine</button></form></div>`;
const line = (id, label) =>
  `<div class="field"><label for="${id}">${label}</label><input class="input" id="${id}" name="${id}"></div>`;
const onTheSpot = `<dialog class="dialog" id="create" aria-labelledby="create-title"><form id="record" method="post" action="/list"><header><h2 id="create-title">Nouveau contact</h2><div class="seg"><a href="#" aria-current="page">Contact</a><a href="#">Entreprise</a></div></header><div class="body"><div class="row">${line("given", "Prénom")}${line("family", "Nom")}</div>${line("company", "Entreprise")}</div><footer class="first"><button class="btn primary">Créer</button><button class="btn" type="button" data-close>Annuler</button><button class="btn quiet" name="whole" data-whole>Ouvrir la fiche entière</button></footer></form></dialog>`;
const tools = (query = "", chip = "") =>
  `<form class="tools" method="get" action="/list" role="search" aria-label="Filtrer la liste" data-autosubmit hx-get="/list" hx-target="#page" hx-select="#page" hx-swap="outerMorph" hx-push-url="true"><div class="field-in">${small("search")}<input type="search" id="q" name="q" value="${query}" aria-label="Filtrer dans la liste" placeholder="Nom, e-mail, téléphone…" aria-keyshortcuts="/"></div>
<button class="btn quiet s" type="button" popovertarget="filters">${icon("list-filter")}Filtrer</button>${chip}${filters}<button class="btn s no-js">Appliquer</button><div class="end"><button class="btn quiet s" type="button" popovertarget="sort">${icon("arrow-up-down")}Trier</button><button class="btn quiet s" type="button" popovertarget="columns">${icon("columns-3")}Colonnes</button></div>
</form>
${sort}${columns}${onTheSpot}`;
const chip = `<span class="chip"><button type="button" popovertarget="filters">Suivi par : <b>Yanis, Inès, Camille</b></button><a href="#" aria-label="Retirer le filtre Suivi par">${small("x")}</a></span>`;

const row = ([name, hue, job, company, kind, colour, phone, spend, last, owner]) => `<tr>
<td><div class="name"><input class="hide-m" type="checkbox" form="picked" name="id" value="${name}" aria-labelledby="n-${phone.replaceAll(" ", "")}"${name.startsWith("Sofia") ? " checked" : ""}>${avatar(name, hue)}<div><a class="cut" id="n-${phone.replaceAll(" ", "")}" href="/record" title="${name}">${name}</a><small>${job ? `<span class="hide-n cut" title="${job}">${job}</span>` : ""}<span class="sub-m">${company} · ${kind}</span></small></div>
</div>
</td>
<td class="p1 ${company === "Particulier" ? "muted" : ""}"><span class="cut" title="${company}">${company}</span></td><td class="p1">${tag(colour, kind)}</td><td class="p4 soft"><span class="cut num" title="${phone}">${phone.replaceAll(" ", "\u00A0")}</span></td>
<td class="r num ${spend ? "" : "muted"}">${spend ? euros(spend) : "—"}</td><td class="p3 soft">${last}</td><td class="p2">${kind === "Ancien client" ? state("bad", "ban", "Refuse") : `<span class="muted">—</span>`}</td>
<td class="p3"><span title="${OWNERS[owner][0]}">${avatar(OWNERS[owner][0], OWNERS[owner][1], "s")}</span><span class="vh">${OWNERS[owner][0]}</span></td></tr>`;
const picked = `<form class="picked" id="picked" method="get" action="/list"><span class="js-only">Sélection : <b class="num" data-ticked>1</b></span><a class="btn quiet s" href="#">${icon("list-checks")}Sélectionner les 214 de cette vue</a><button class="btn quiet s">${icon("download")}Exporter la sélection</button><a class="icon-btn s" href="#" aria-label="Tout décocher">${icon("x")}</a></form>`;
const table = (people) =>
  `<div class="tw"><table class="dt list"><caption class="vh">Contacts, triés par nom</caption>
<thead><tr><th scope="col" aria-sort="ascending"><div class="name"><input class="hide-m js-only" type="checkbox" data-tick-page aria-label="Cocher toute la page"><a href="#">Nom${small("arrow-up")}</a></div></th><th scope="col" class="p1"><a href="#">Entreprise</a></th><th scope="col" class="p1">Relation</th><th scope="col" class="p4">Téléphone</th><th scope="col" class="r"><a href="#">12 mois</a></th><th scope="col" class="p3"><a href="#">Dernier achat</a></th><th scope="col" class="p2">Refus</th><th scope="col" class="p3"><span class="vh">Suivi par</span></th></tr>
</thead>
<tbody>${people.map(row).join("\n")}</tbody></table>
</div>${picked}`;
const pager = (people) =>
  `<div class="pager"><span><span class="num">1–${people.length}</span> sur <span class="num">214</span> · page : <b class="num">${euros(people.reduce((sum, person) => sum + person[7], 0))}</b> sur 12 mois</span><div class="end"><span class="icon-btn s" aria-disabled="true">${icon("chevron-left")}</span><a class="icon-btn s" href="#" rel="next" aria-label="Page suivante">${icon("chevron-right")}</a></div>
</div>`;
const none = `<section class="empty">${icon("search-x")}<h2>Aucun contact ne correspond</h2><p>La recherche « zzz » ne trouve personne parmi les contacts suivis par Yanis.</p><div class="acts"><a class="btn primary" href="/list">Retirer la recherche</a><a class="btn" href="/list">Tout afficher</a></div>
</section>`;

export function list(query = "") {
  const found = PEOPLE.filter(([name]) => name.toLowerCase().includes(query.toLowerCase()));
  const body = found.length ? table(found) + pager(found) : none;
  return { title: "Contacts", bar: bar(query ? found.length : 214), main: views + tools(query, chip) + body };
}

export const start = {
  title: "Contacts",
  bar: bar(0),
  main: `<section class="empty">${icon("users")}<h2>Aucun contact pour l'instant</h2><p>Vos clients, prospects et partenaires seront ici, avec leurs achats et ce qu'ils ont accepté ou refusé.</p><div class="acts"><a class="btn primary" href="#">${icon("upload")}Importer un fichier</a><a class="btn" href="#">Nouveau contact</a></div>
</section>`,
};
