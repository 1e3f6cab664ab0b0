// The four steps of an import, and its report.
import { crumbs, icon, panel, small, state } from "../shell.mjs";

const STEPS = ["Fichier", "Correspondances", "Vérifier", "Importer"];
const steps = (now) =>
  `<ol class="steps" aria-label="Étapes de l'import">${STEPS.map((name, k) => (k < now ? `<li class="done"><a href="#"><span class="no">${small("check")}</span><span class="name">${name}<span class="vh"> (fait)</span></span></a></li>` : `<li${k === now ? ' aria-current="step"' : ""}><span class="no">${k + 1}</span><span class="name">${name}</span></li>`)).join("")}</ol>`;
const wizard = (now, title, facts, body, after = "") => ({
  title: `${title}, ${STEPS[now]}`,
  here: "Imports",
  bar: `${crumbs(["Imports"], "Importer un fichier")}<div class="acts"><a class="btn quiet" href="/list">Enregistrer et quitter</a></div>`,
  main: `<div class="pad"><div class="wiz-head"><h1>${title}</h1>${facts}</div>${steps(now)}${body}</div>`,
  after,
});
const facts = `<p><span class="num">2 412 lignes</span><span>3 feuilles, la feuille cachée « brouillon » est laissée de côté</span><a class="link" href="#">Modifier</a></p>`;

export const file = wizard(
  0,
  "Importer un fichier",
  "",
  `<div class="grid2"><form class="form" method="post" enctype="multipart/form-data" action="#"><div class="drop">${icon("file-spreadsheet")}<label for="files">Déposez vos fichiers ici</label><input type="file" id="files" name="files" multiple accept=".csv,.tsv,.txt,.xlsx" aria-describedby="files-h"><p id="files-h">Excel (.xlsx), CSV ou TSV, jusqu'à 50 Mo. Plusieurs fichiers forment un seul import.</p><ul data-chosen aria-live="polite"></ul>
</div>
<div class="save"><button class="btn primary">Continuer</button></div>
</form>
${panel("f1", "Ce que Carnet fera", `<p class="note">${small("eye")}<span>Il lit, montre ce qu'il a compris et attend. Rien n'est écrit avant la dernière étape.</span></p><p class="note">${small("undo-2")}<span>L'import entier s'annule pendant 30 jours.</span></p><p class="note">${small("lock")}<span>Le fichier est chiffré, puis supprimé à la fin de l'import.</span></p>`)}</div>`,
);

const FIELDS = ["Ne pas importer", "Nom", "Prénom", "E-mail", "Mobile", "Entreprise", "Canal d'acquisition", "Note"];
const column = ([name, example, field, warning]) =>
  `<tr role="row"><th scope="row" role="rowheader">${name}<small class="sub-m muted">${example}</small></th><td role="cell" class="p1 soft w">${example}</td><td role="cell" class="w"><select name="${name}" aria-label="Champ pour la colonne ${name}">${FIELDS.map((option) => `<option${option === field ? " selected" : ""}>${option}</option>`).join("")}</select> ${warning ?? ""}</td></tr>`;
const COLUMNS = [["NOM", "ANSEL", "Nom"], ["PRENOM", "Luc", "Prénom"], ["MAIL", "luc.ansel@exemple.example", "E-mail"], ["GSM", "0455/12.80.34", "Mobile"], ["ORIGINE", "Salon Horeca", "Canal d'acquisition"], ["GROUPE SANGUIN", "A+", "Ne pas importer", state("warn", "triangle-alert", "Santé")], ["REMARQUES", "Diabétique, appeler le matin", "Note", state("", "info", "Relue note par note")]]; // prettier-ignore
export const columns = wizard(
  1,
  "Clients Mercier.xlsx",
  facts,
  `<nav class="views" aria-label="Feuilles"><a href="#" aria-current="page">Clients <span class="n">1 248</span></a><a href="#">Ventes <span class="n">1 102</span></a><a href="#">Contacts pro <span class="n">62</span></a></nav><form class="stack" method="post" action="#">${panel(
    "c1",
    "Correspondances",
    `<div class="tw"><table class="dt plain stacks" role="table"><caption class="vh">Colonnes du fichier et champs de Carnet</caption>
<thead role="rowgroup"><tr role="row"><th scope="col" role="columnheader">Colonne du fichier</th><th scope="col" role="columnheader" class="p1">Exemples</th><th scope="col" role="columnheader">Champ de Carnet</th></tr>
</thead>
<tbody role="rowgroup">${COLUMNS.map(column).join("")}</tbody></table>
</div>`,
    `<span class="muted">6 colonnes sur 7 reconnues</span>`,
  )}<div class="save"><button class="btn primary">Continuer</button><a class="btn quiet" href="#">Retour</a></div>
</form>`,
);

const broken = ([line, who, field, value, problem]) =>
  `<tr role="row"><td role="cell" class="num muted"><span class="hide-n">${line}</span><span class="sub-m">ligne ${line}</span></td><td role="cell">${who}<small class="sub-m muted">${problem}</small></td><td role="cell"><input class="cell" type="text" name="r${line}" value="${value}" aria-label="${field}, ligne ${line}" aria-invalid="true" aria-describedby="pb${line}"></td><td role="cell" class="p1" id="pb${line}">${state("bad", "circle-alert", problem)}</td></tr>`;
const BROKEN = [[48, "Luc Ansel", "E-mail", "luc.ansel@gmial", "E-mail incomplet"], [112, "Sara Dubreuil", "Mobile", "06 39 98 4", "Numéro trop court"], [377, "(vide)", "Nom", "", "Ni nom ni moyen de joindre"], [690, "Koen Baert", "Dernier achat", "31/02/2025", "Date impossible"]]; // prettier-ignore
const held = `<ul class="held"><li><div class="hd"><b>Nadine Lefort</b><span class="tag warn">Santé</span><span class="muted">Clients, ligne 214</span></div>
<blockquote>Fidèle depuis 2011, <mark>diabétique</mark>, appeler le matin.</blockquote><fieldset><legend class="vh">Que faire de la note de Nadine Lefort ?</legend><label><input type="radio" name="n214" value="drop"> Ne pas importer</label><label><input type="radio" name="n214" value="rephrase" checked> Réécrire</label><label><input type="radio" name="n214" value="keep"> Garder telle quelle</label></fieldset>
<div class="field asked rephrase"><label for="w214">La note en d'autres mots</label><textarea class="input" id="w214" name="w214" rows="2">Fidèle depuis 2011, appeler le matin.</textarea></div>
<div class="field asked keep"><label for="k214">Raison de la garder</label><input class="input" id="k214" name="k214"></div>
</li>
</ul>`;
const bases = [
  ["Consentement", "Elles ont donné leur accord ; il en faut la preuve"],
  ["Contrat", "Ce sont des clients, ou ils demandent à le devenir"],
  ["Intérêt légitime", "Contacts professionnels : information sous un mois"],
];
const source = `<form class="stack" method="post" action="#"><div class="field"><label for="origin">Origine</label><p class="hint" id="origin-h">Où et comment ces personnes ont laissé leurs coordonnées</p><input class="input" id="origin" name="origin" required aria-describedby="origin-h"></div>
<div class="field"><label for="date">Date de collecte</label><input class="input short" id="date" name="date" type="date" required></div>
<fieldset class="choices"><legend>Base légale</legend>${bases.map(([name, more]) => `<label><input type="radio" name="basis" required><span><b>${name}</b><small>${more}</small></span></label>`).join("")}</fieldset>
<button class="btn primary block">Importer <span class="num">2 395</span> lignes</button></form>`;
export const check = wizard(
  2,
  "Clients Mercier.xlsx",
  facts,
  `<div class="grid2"><div class="stack"><section class="panel" aria-labelledby="k1"><header><h2 id="k1">À corriger</h2><span class="tag bad num">17 lignes</span><div class="end"><a class="btn quiet s" href="#">${icon("download")}Télécharger les lignes rejetées</a></div>
</header>
<div class="body"><div class="tw"><table class="dt plain stacks" role="table"><caption class="vh">Lignes en erreur</caption>
<thead role="rowgroup"><tr role="row"><th scope="col" role="columnheader">Ligne</th><th scope="col" role="columnheader">Contact</th><th scope="col" role="columnheader">Valeur</th><th scope="col" role="columnheader" class="p1">Problème</th></tr>
</thead>
<tbody role="rowgroup">${BROKEN.map(broken).join("")}</tbody></table>
</div>
<p class="note"><a class="link" href="#">13 autres lignes</a></p></div>
</section>
${panel("k2", "Notes retenues", held, `<span class="tag warn num">1 note</span>`)}</div>
<div class="stack">${panel(
    "k3",
    "Ce qui va se passer",
    `<dl class="kv nums"><dt>Contacts, créations</dt><dd class="num">1 190</dd><dt>Contacts, modifications</dt><dd class="num">41</dd><dt>Refus lus dans le fichier</dt><dd class="num">6</dd><dt>Lignes rejetées</dt><dd class="num">17</dd></dl>
<p class="note">${small("undo-2")}<span>L'import entier s'annule pendant 30 jours ; les refus restent.</span></p>`,
  )}${panel("k4", "D'où viennent ces personnes ?", source)}</div>
</div>`,
);

/** The job, as its own fragment: the gallery's server counts it up. */
export const job = (done) =>
  done < 2395
    ? `<section class="job panel" id="job" hx-get="/job?done=${done + 800}" hx-trigger="every 1s" hx-swap="outerHTML" aria-busy="true" aria-label="Import en cours"><div class="body stack"><p><b>Import en cours.</b> Vous pouvez quitter cette page, le travail continue.</p><progress class="meter l" max="2395" value="${done}" aria-label="Lignes traitées"></progress><p class="count num">${done} sur 2 395 lignes</p><form method="post" action="#"><button class="btn" id="stop">Arrêter</button></form>
</div>
</section>`
    : `<section class="job panel" id="job" aria-label="Import terminé"><div class="body stack"><h2 tabindex="-1" data-focus>${state("ok", "circle-check", "Import terminé")}</h2><dl class="kv nums"><dt>Contacts, créations</dt><dd class="num">1 190</dd><dt>Contacts, modifications</dt><dd class="num">41</dd></dl>
<div class="acts2"><a class="btn primary" href="/list">Voir les contacts</a><button class="btn danger" type="button" command="show-modal" commandfor="undo">${icon("undo-2")}Annuler l'import</button></div>
</div>
</section>`;
const undo = `<dialog class="dialog" id="undo" aria-labelledby="undo-t"><form method="post" action="#"><header><h2 id="undo-t">Annuler l'import ?</h2></header>
<div class="body"><p>1 190 fiches créées disparaissent, 41 fiches complétées reprennent leur état. 6 refus restent.</p></div>
<footer><button class="btn" type="button" command="close" commandfor="undo">Garder l'import</button><button class="btn danger">Annuler l'import</button></footer></form>
</dialog>`;
export const run = wizard(3, "Clients Mercier.xlsx", facts, job(0), undo);
export const done = wizard(3, "Clients Mercier.xlsx", facts, job(2395), undo);
