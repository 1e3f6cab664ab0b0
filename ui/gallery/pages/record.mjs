// A contact: activity, sales, history.
import { avatar, crumbs, euros, icon, panel, small, tag } from "../shell.mjs";

const MONTHS = [1980, 640, 910, 1240, 1420.5, 1760, 2110, 2480, 1150, 1466, 2000, 1264];
const bars = MONTHS.map((value, k) => {
  const height = Math.round((value / Math.max(...MONTHS)) * 38);
  return `<rect class="${k === 11 ? "b1" : "b0"}" x="${k * 25 + 2}" y="${40 - height}" width="18" height="${height}" rx="2"/>`;
});
const spark = `<svg class="spark chart" viewBox="0 0 300 52" role="img" aria-labelledby="sp"><title id="sp">Achats mois par mois, de décembre 2025 à novembre 2026 : maximum 2 480 € en juillet.</title><line class="base" x1="0" x2="300" y1="40.5" y2="40.5"/>${bars.join("")}<text x="2" y="51">déc.</text><text x="296" y="51" text-anchor="end">nov.</text></svg>`;
const fact = (name, value, more) =>
  `<div><dl><dt>${name}</dt>${value}<dd class="sm"><small>${more}</small></dd></dl></div>`;
const head = `<div class="rec-head">${avatar("Claire Vandenberghe", 1, "l")}<div><h1>Claire Vandenberghe ${tag("ok", "Cliente")}</h1><p>Responsable des achats · <a class="link" href="#">Brasserie du Vieux-Port</a> · Tournai</p></div>
<div class="acts"><a class="btn" href="tel:+32455601842">${icon("phone")}Appeler</a><a class="btn" href="mailto:claire@vieux-port.example">${icon("mail")}Écrire</a><a class="btn" href="#">${icon("pen-line")}Modifier</a><button class="icon-btn line" type="button" popovertarget="acts" aria-label="Plus d'actions">${icon("ellipsis")}</button></div>
</div>
<div class="menu" popover id="acts"><a class="item" href="#">${icon("download")}Exporter la fiche</a><button class="item js-only" type="button" data-print>${icon("printer")}Imprimer</button><hr><a class="item danger" href="#">${icon("trash-2")}Effacer…</a></div>
<a class="priv-link" href="#vp">${icon("shield-check")}<span><b>Contrat</b> · newsletter déclarée, SMS refusé</span>${small("chevron-down")}</a>
<div class="facts"><div><dl><dt>Dépensé sur 12 mois</dt><dd class="num">${euros(18420.5)}</dd><dd class="sm"><small class="up">+12 % sur un an</small></dd></dl>
${spark}</div>
${fact("Dernier achat", `<dd class="num">${euros(1264)}</dd>`, "6 nov. · 26 ventes")}${fact("Solde dû", `<dd class="num">${euros(412.8)}</dd>`, "1 facture, échue le 6 déc.")}${fact("Canal", `<dd class="text">Salon Horeca 2023</dd>`, "Suivi par Yanis Moreau")}</div>`;

const kind = (value, name, label) =>
  `<label><input class="vh" type="radio" name="kind" value="${value}"${value === "note" ? " checked" : ""}>${small(name)}${label}</label>`;
const composer = (text = "", guard = "") =>
  `<form class="composer" method="post" action="#" data-guard><fieldset class="kinds"><legend class="vh">Type d'entrée</legend>${kind("note", "sticky-note", "Note")}${kind("call", "phone", "Appel")}${kind("meeting", "calendar-clock", "Rendez-vous")}<span class="way"><input class="input" type="datetime-local" name="at" aria-label="Date et heure"> <select name="direction" aria-label="Initiative"><option>De leur part</option><option>De notre part</option></select></span></fieldset>
<textarea name="body" rows="1" aria-label="Que noter sur Claire ?" aria-describedby="note-h" placeholder="Que noter sur Claire ?">${text}</textarea>${guard}<footer><span id="note-h">Restez-en aux faits : ni santé, ni opinions, ni religion. Les personnes citées peuvent demander à lire cette note.</span><button class="btn s">Enregistrer</button></footer></form>`;
const guard = `<div class="guard" role="alert"><p><b>« diabétique » ressemble à une donnée de santé.</b> La loi interdit de la garder sans accord écrit.</p><p>Rien n'est encore enregistré. Reformulez la note, par exemple en disant le besoin sans sa raison, puis enregistrez.</p><div class="acts"><button class="btn s" name="cut" value="yes">Enregistrer sans ces mots</button><button class="btn s" name="mistaken" value="health">Le mot a un autre sens ici</button></div>
</div>`;
const item = (name, colour, html, time, more = "") =>
  `<li><span class="dot ${colour}">${icon(name)}</span><div class="hd"><p class="what">${html}</p><time datetime="2026-11-16T11:24+01:00">${time}</time></div>
${more}</li>`;
const timeline = `<div class="tl-wrap"><h2 class="tl-h">Novembre 2026</h2><ol class="tl">${item("phone", "", "<b>Yanis Moreau</b> a noté un appel", "lun. 16, 11 h 24", `<p class="quote">Veut 40 coffrets pour le personnel, livraison avant le 11 décembre. Budget autour de 155 € pièce. Demande une remise au-delà de 50.</p>`)}${item("receipt-euro", "ok", `Achat de <b class="num">${euros(1264)}</b>`, "ven. 6", `<p class="meta">Facture 2026-0418 · 12 caisses · payée</p>`)}</ol>
<h2 class="tl-h">Octobre 2026</h2><ol class="tl">${item("receipt-euro", "bad", `Avoir de <b class="num">−120,00 €</b>`, "mer. 21", `<p class="meta">Avoir 2026-A012</p>`)}${item("receipt-euro", "ok", `Achat de <b class="num">${euros(2000)}</b>`, "jeu. 8", `<p class="meta">Facture 2026-0377 · payée</p>`)}${item("import", "", "Fiche complétée par l'import <b>Clients Mercier.xlsx</b>", "jeu. 1er, 9 h 12")}</ol>
</div>`;

const sale = ([number, date, label, amount, colour, status]) =>
  `<tr><td><a class="num" href="#"><b>${number}</b></a><small class="sub-m muted">${label} · <span class="whole">${status}</span></small></td><td class="soft num">${date}</td><td class="p1"><span class="cut" title="${label}">${label}</span></td><td class="p2">${tag(colour, status)}</td><td class="r num">${amount}</td></tr>`;
const sales = `<div class="tw"><table class="dt"><caption class="vh">Ventes de Claire Vandenberghe</caption>
<thead><tr><th scope="col">Document</th><th scope="col" aria-sort="descending"><a href="#">Date${small("arrow-down")}</a></th><th scope="col" class="p1">Libellé</th><th scope="col" class="p2">État</th><th scope="col" class="r">Montant HT</th></tr>
</thead>
<tbody>${[
  ["2026-0418", "6 nov.", "12 caisses, livraison Tournai", euros(1264), "ok", "Payée"],
  ["2026-A012", "21 oct.", "Avoir, bouteilles cassées", "−120,00 €", "", "Avoir"],
  ["2026-0377", "8 oct.", "Assortiment d'automne", euros(2000), "warn", "À payer"],
]
  .map(sale)
  .join(
    "",
  )}</tbody><tfoot><tr><th scope="row">3 documents<small class="sub-m muted">Facturé, avoirs déduits</small></th><td></td><td class="p1"><small class="muted">Facturé, avoirs déduits</small></td><td class="p2"></td><td class="r num">${euros(3144)}</td></tr>
</tfoot></table>
</div>`;
const history = `<ol class="changes">${[
  ["Yanis Moreau", "a modifié la fiche", "Ville", "Tournay", "Tournai"],
  ["Import « Clients Mercier.xlsx »", "a complété la fiche", "Mobile", "", "+32 455 60 18 42"],
]
  .map(
    ([who, what, name, before, now]) =>
      `<li><div class="hd"><span><b>${who}</b> ${what}</span><time datetime="2026-11-16T11:24+01:00">lun. 16 nov., 11 h 24</time></div>
<dl><dt>${name}</dt><dd>${before ? `<del>${before}</del> → ` : ""}<ins>${now}</ins></dd></dl>
<small>Gestion de la clientèle</small></li>`,
  )
  .join("")}</ol>`;

const permission = (colour, name, purpose, word, source) =>
  `<li>${small(name, colour)}<b>${purpose}</b><span class="${colour}">${word}</span><small>${source}</small></li>`;
const privacy = `<section class="panel priv" id="vp" aria-labelledby="vp-t"><header><h2 id="vp-t">Vie privée</h2><div class="end"><a class="btn quiet s" href="#">Historique</a></div>
</header>
<div class="body"><div class="basis">${icon("file-text")}<div><small>Base légale de la fiche</small><b>Contrat — gestion de la clientèle</b><small>depuis le 12 mars 2023</small></div>
</div>
<ul class="perm">${permission("warn", "circle-question-mark", "Newsletter par e-mail", "Déclaré", "Oui lu dans le fichier, sans preuve")}${permission("bad", "ban", "Prospection par SMS", "Refuse", "Demandé au téléphone le 2 févr. 2025")}${permission("na", "circle-question-mark", "Fidélité", "Non demandé", "Aucune information")}</ul>
<div class="keep"><div><b>Origine</b><span>Première main</span></div>
<small>Import « Clients Mercier.xlsx » du 1er oct.</small></div>
<div class="acts2"><a class="btn s" href="#">${icon("ban")}Noter un refus ou un décès</a><a class="btn s quiet" href="#">${icon("download")}Exporter</a></div>
</div>
</section>`;
const contact = panel(
  "co",
  "Coordonnées",
  `<dl class="kv"><dt>E-mail</dt><dd><a class="edit" href="#">claire@vieux-port.example<span class="vh"> (modifier)</span></a> <a class="icon-btn s" href="mailto:claire@vieux-port.example" aria-label="Écrire">${icon("mail")}</a></dd><dt>Mobile</dt><dd><form class="in-place" method="post" action="#"><div class="field"><label for="mobile">Numéro</label><input class="input" id="mobile" type="tel" value="+32 455 60 18 42"></div><div class="save"><button class="btn primary s">Enregistrer</button><a class="btn quiet s" href="#">Annuler</a></div></form></dd><dt>Langue</dt><dd><a class="edit muted" href="#">Ajouter une langue</a></dd><dt>Adresse</dt><dd>Quai Notre-Dame 14, 7500 Tournai, Belgique</dd></dl>`,
  `<a class="icon-btn s" href="#" aria-label="Modifier les coordonnées">${icon("pen-line")}</a>`,
);
const company = panel(
  "en",
  "Entreprise",
  `<dl class="kv"><dt>Nom</dt><dd><a class="link" href="#">Brasserie du Vieux-Port</a></dd><dt>N° d'entreprise</dt><dd><span class="num">BE 0123.456.749</span> <span class="st warn">${small("triangle-alert")}à vérifier</span></dd></dl>`,
);
const sections = (here) =>
  `<nav class="views" aria-label="Sections de la fiche">${[["Activité"], ["Ventes", 26], ["Historique"]].map(([name, count]) => `<a href="#"${name === here ? ' aria-current="page"' : ""}>${name}${count ? ` <span class="n">${count}</span>` : ""}</a>`).join("")}</nav>`;

const record = (here, body) => ({
  title: "Claire Vandenberghe",
  bar: `${crumbs(["Contacts"], "Claire Vandenberghe")}<div class="acts"><span class="muted num hide-m">13 sur 148</span><a class="icon-btn s" href="/list" aria-label="Contact précédent" aria-keyshortcuts="[">${icon("chevron-left")}</a><a class="icon-btn s" href="/form" aria-label="Contact suivant" aria-keyshortcuts="]">${icon("chevron-right")}</a></div>`,
  main: `${head}<div class="rec"><div class="main">${sections(here)}${body}</div><aside aria-label="Fiche">${privacy}${contact}${company}</aside></div>`,
});
const tasks = panel(
  "tasks",
  "Tâches",
  `<ul class="tasks"><li><form method="post" action="#"><button class="icon-btn s tick" aria-label="Marquer comme faite : rappeler au sujet du devis">${icon("circle")}</button></form><div><a href="#">Rappeler au sujet du devis</a><small><span class="due bad">En retard : 19 nov.</span> · Camille Delcourt</small></div></li></ul><ol class="lines-of"><li class="done">${icon("circle-check")}<div><a href="#">Nommer l'organisation</a></div></li><li>${icon("circle")}<div><a href="#">Sauvegarder chaque nuit</a><small>Un dossier sur un autre disque</small></div><span class="end"><a class="btn s" href="#">Prévoir</a></span></li></ol>`,
);
const files = `<ul class="files" aria-label="Les fichiers de Claire Vandenberghe"><li><span>${icon("file-text")}</span><div><a class="link" href="#">Devis signé.pdf</a><small>PDF · 240 Kio · Ajouté par Camille Delcourt · 23 nov. 2026</small></div></li></ul><img class="shown" src="/favicon.svg" alt="Vitrine">`;
export const filesTab = record("Fichiers", files);
export const activity = record("Activité", composer() + tasks + timeline);
export const guarded = record("Activité", composer("Diabétique, appeler le matin.", guard) + timeline);
export const salesTab = record("Ventes", sales);
export const historyTab = record("Historique", history);
