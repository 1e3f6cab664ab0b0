// Edit form with errors, sign-in, set-up, search results, problems.
import { avatar, crumbs, icon, logo, small, tag } from "../shell.mjs";

const input = (id, label, more = "", around = "") =>
  `<div class="field"><label for="${id}">${label}</label>${around}<input class="input" id="${id}" name="${id}" ${more}></div>`;
const line = (n, value) =>
  `<li><div class="field"><label for="phone-${n}">Numéro</label><input class="input" id="phone-${n}" name="phones[${n}]" type="tel" value="${value}"></div>
<div class="field"><label for="kind-${n}">Genre</label><select id="kind-${n}" name="kinds[${n}]"><option>Mobile</option><option>Fixe</option></select></div>
<button class="icon-btn" name="remove" value="${n}" formnovalidate data-drop-line aria-label="Retirer ce numéro">${icon("trash-2")}</button></li>`;
const extent = (value, label, more = "") =>
  `<label><input type="radio" name="extent" value="${value}" ${more}><span><b>${label}</b></span></label>`;
export const edit = {
  title: "Modifier Claire Vandenberghe",
  bar: crumbs(["Contacts", "Claire Vandenberghe"], "Modifier"),
  main: `<div class="pad"><form class="form" method="post" action="/form" data-guard><h1>Modifier la fiche</h1>
<div class="errors" id="errors" tabindex="-1" autofocus><h2>1 champ à corriger</h2><ul><li><a href="#email">E-mail : l'adresse est incomplète</a></li></ul></div>
<section><h2>Identité</h2><div class="row">${input("first", "Prénom <small>(facultatif)</small>", 'value="Claire"')}${input("last", "Nom", 'value="Vandenberghe" required')}</div>
<div class="field"><label for="email">E-mail</label><p class="hint" id="email-h">Une adresse par ligne de contact</p><input class="input" id="email" name="email" type="email" value="claire@vieux-port" aria-invalid="true" aria-describedby="email-h email-e"><p class="error" id="email-e">${small("circle-alert")}<span>Il manque la fin de l'adresse, par exemple « .be ».</span></p></div>
<label class="check"><input type="checkbox" name="vip"><span>Livraison le matin<small>Visible par toute l'équipe</small></span></label></section>
<fieldset><legend>Téléphones</legend><ul class="lines" id="phones">${line(0, "+32 455 60 18 42")}${line(1, "069 12 34 56")}</ul><template id="phone-line">${line("__n__", "")}</template><div><button class="btn s" name="add" value="phone" formnovalidate data-repeat="phone-line" data-into="phones">${icon("plus")}Ajouter un numéro</button></div></fieldset>
<section><h2>Ligne d'une vente</h2><div class="row label-first">${input("label", "Libellé", 'value="Chablis 2022"')}${input("sku", "Référence", 'value="CH22"')}</div><div class="row figures">${input("quantity", "Quantité", 'value="12"')}${input("price", "Prix HT", 'value="14,50"')}</div></section>
<section><h2>Adresse</h2>${input("street", "Rue", 'value="Quai Notre-Dame 14"')}<div class="row place">${input("postcode", "Code postal", 'value="7500"')}${input("town", "Ville", 'value="Tournai"')}${input("country", "Pays", 'value="Belgique"')}<button class="icon-btn" name="remove" value="address-0" formnovalidate data-drop-line aria-label="Retirer cette adresse">${icon("trash-2")}</button></div></section>
<fieldset class="choices field"><legend>Ce qui est refusé</legend>${extent("everything", "Tout")}${extent("some", "Certains messages", "checked")}${extent("minor", "Cette personne est mineure")}</fieldset>
<div class="row asked some">${input("by", "Par quel moyen")}${input("for", "Pour quel usage")}</div><div class="asked minor">${input("until", "Jour de ses 18 ans")}</div>
<fieldset class="choices sides field"><legend>Nom de famille</legend><label><input type="radio" name="take" value="kept" checked><span><b>Fontaine</b></span></label><label><input type="radio" name="take" value="gone"><span><b>Fontaine-Leroy</b></span></label></fieldset>
<div class="field"><label for="about">Remarques</label><textarea class="input" id="about" name="about" rows="3"></textarea></div>
<div class="save"><button class="btn primary">Enregistrer</button><a class="btn quiet" href="/record">Annuler</a></div></form></div>`,
};

const brand = `<div class="brand">${logo}<span><b>Carnet</b><small>Maison Delcourt</small></span></div>`;
const languages = `<footer><a class="link" href="#" lang="en" hreflang="en">English</a></footer>`;
export const signIn = {
  title: "Se connecter",
  main: `${brand}<div class="sheet-in"><h1>Se connecter</h1><p>Le fichier clients de Maison Delcourt.</p>
<form class="form" method="post" action="#">${input("email", "E-mail", 'type="email" autocomplete="username" required')}${input("password", "Mot de passe", 'type="password" autocomplete="current-password" required')}<div class="save"><button class="btn primary">Se connecter</button></div></form>
</div>
${languages}`,
};
export const setUp = {
  title: "Mettre en place Carnet",
  wide: true,
  main: `${brand}<div class="sheet-in"><div><h1>Mettre en place Carnet</h1><p>Cinq réponses, puis votre fichier. Tout se change plus tard dans les réglages.</p></div>
<form class="form" method="post" action="#"><section><h2>L'organisation</h2>${input("org", "Nom", 'autocomplete="organization" required')}<div class="row"><div class="field"><label for="country">Pays</label><select id="country" name="country"><option>France</option><option>Belgique</option></select></div>
<div class="field"><label for="language">Langue</label><select id="language" name="language"><option>Français</option><option>English</option></select></div>
</div>
${input("controller", "Responsable du fichier", 'aria-describedby="controller-h"', `<p class="hint" id="controller-h">La personne ou la société qui décide pourquoi et comment les données servent</p>`)}</section>
<section><h2>Votre compte</h2>${input("owner", "Votre nom", 'autocomplete="name" required')}${input("owner-email", "E-mail", 'type="email" autocomplete="username" required')}${input("password", "Mot de passe", 'type="password" autocomplete="new-password" required aria-describedby="pw-h"', `<p class="hint" id="pw-h">12 caractères au moins ; une phrase convient très bien</p>`)}</section>
<button class="btn primary block">Créer le carnet</button></form>
</div>
${languages}`,
};

const hit = (name, hue, html, sub, end) =>
  `<li><a href="/record">${avatar(name, hue)}<span>${html} <small>${sub}</small></span><span class="end">${end}</span></a></li>`;
export const search = {
  title: "Recherche : vandenberg",
  here: "",
  bar: `<h1>Recherche</h1><span class="count num">3</span>`,
  main: `<div class="pad stack"><form class="field-in wide" action="/search" role="search" aria-label="Recherche">${small("search")}<input type="search" name="q" value="vandenberg" aria-label="Rechercher partout"></form>
<p class="note">${small("info")}<span>Résultats proches de « vandenberg ».</span></p><div class="hits"><p class="vh" data-say>3 résultats</p><section><h2>Contacts</h2><ul>${hit("Claire Vandenberghe", 1, "Claire <mark>Vandenberg</mark>he", "Brasserie du Vieux-Port · Tournai", tag("ok", "Cliente"))}${hit("Thomas Vandenberg", 3, "Thomas <mark>Vandenberg</mark>", "Traiteur Lys & Fils", tag("info", "Prospect"))}</ul>
</section>
<section><h2>Ventes</h2><ul><li><a href="#">${icon("receipt-euro")}<span>Facture 2026-0418 <small>Vandenberghe · 1 264,00 €</small></span></a></li>
</ul>
</section>
</div>
</div>`,
};

const row = (name, email, role) =>
  `<tr><th scope="row">${name}</th><td class="w">${email}</td><td class="p1">${role}</td><td class="r"><form class="inline" method="post" action="#"><button class="btn s">Nouveau lien</button></form></td></tr>`;
export const settings = {
  title: "Comptes",
  here: "Réglages",
  bar: `<h1>Comptes</h1><span class="count num">2</span>`,
  main: `<div class="sheet-body">
<div class="tw"><table class="dt plain"><caption class="vh">Comptes</caption>
<thead><tr><th scope="col">Nom</th><th scope="col">E-mail</th><th scope="col" class="p1">Rôle</th><th scope="col" class="r">Actions</th></tr></thead>
<tbody>${row("Camille Delcourt", "camille@delcourt.example", "Gérance")}${row("Yanis Moreau", "yanis@delcourt.example", "Vente")}</tbody></table></div>
<form class="form" method="post" action="#"><h2>Inviter une personne</h2>${input("name", "Nom", "required")}${input("mail", "E-mail", 'type="email" required')}<div class="save"><button class="btn primary">Inviter</button></div></form></div>`,
};

export const problem = {
  title: "Page introuvable",
  here: "",
  bar: crumbs(["Contacts"], "Introuvable"),
  main: `<div class="pad"><section class="problem">${icon("search-x")}<h1>Cette fiche n'existe pas, ou plus</h1><p>L'adresse est peut-être incomplète, ou la fiche a été effacée à la demande de la personne.</p><p class="ref">Référence <span class="num">K7F2-9Q</span></p><div class="acts"><a class="btn primary" href="/list">Voir les contacts</a></div>
</section>
</div>`,
};
