// The small pieces, side by side.
import { avatar, icon, panel, small, state, tag } from "../shell.mjs";

const banner = (kind, name, html) => `<div class="banner ${kind}">${icon(name)}<p>${html}</p></div>`;
const due = (kind, name, words) => `<span class="due ${kind}">${small(name)}${words}</span>`;
const meter = (kind, value) =>
  `<p class="num">${value} %</p><progress class="meter ${kind}" max="100" value="${value}" aria-label="${value} %"></progress>`;
const line = (...items) => `<p class="acts2">${items.join(" ")}</p>`;

const buttons = line(
  `<button class="btn primary">Enregistrer</button>`,
  `<button class="btn">Importer</button>`,
  `<button class="btn quiet">Annuler</button>`,
  `<button class="btn danger">Effacer</button>`,
  `<button class="btn" disabled>Patienter</button>`,
  `<button class="btn s" aria-pressed="true">Mes contacts</button>`,
  `<button class="icon-btn line" aria-label="Plus">${icon("ellipsis")}</button>`,
);
const states = [
  line(
    tag("ok", "Client"),
    tag("info", "Prospect"),
    tag("", "Ancien client"),
    tag("plum", "Partenaire"),
    tag("warn", "À vérifier"),
    tag("bad", "Refusé"),
  ),
  line(
    state("ok", "circle-check", "Accepte"),
    state("warn", "circle-question-mark", "À recueillir"),
    state("bad", "ban", "Refuse"),
  ),
  line(due("bad", "hourglass", "5 jours"), due("warn", "hourglass", "12 jours"), due("", "calendar", "27 jours")),
  line(
    ...["h1", "h2", "h3", "h4", "h5", "h6"].map((hue) => avatar("Lina Achour", hue.slice(1))),
    avatar("Café Caron", 3, "sq"),
  ),
];
const prose = `<div class="prose"><p>La feuille de secours rouvre le carnet si la machine tombe en panne.</p><p>Imprimez-la, puis <a href="#">rangez-la ailleurs</a>.</p></div>`;
const account = `<dl class="kv"><div><dt>Nom</dt><dd>Camille Delcourt</dd></div><div><dt>Lien</dt><dd><code>https://carnet.example/invitations/7f3k</code></dd></div></dl><p class="hint">Le lien sert une fois.</p><form class="inline" method="post" action="#"><button class="btn s">Nouveau lien</button></form>`;
const data = `<details class="alt"><summary>Voir les données</summary><p>Douze mois, du plus ancien au plus récent.</p></details>`;

export const pieces = {
  title: "Pièces",
  here: "Réglages",
  bar: `<h1>Pièces</h1><div class="acts"><div class="seg hide-m"><a href="#" aria-current="page">Jour</a><a href="#">Semaine</a></div>
<a class="btn" href="#">${icon("printer")}Imprimer</a></div>`,
  main: `<div class="pad stack">
${banner("", "shield-alert", "<b>Clé de secours jamais imprimée.</b> Sans elle, une panne de disque perd tout.").replace("</div>", `<a class="btn" href="#">Imprimer la feuille</a></div>`)}
${banner("warn", "triangle-alert", "<b>12 fiches sans origine.</b>")}
${banner("info", "info", "Les données d'exemple se retirent d'un clic.")}
<div class="grid2">${panel("p1", "Boutons", buttons)}${panel("p2", "États", states.join(""))}</div>
<div class="grid2">${panel("p3", "Mesures", meter("", 64) + meter("ok", 92) + meter("warn", 30))}${panel("p4", "Texte", prose + data)}</div>
${panel("p5", "Compte", account)}
<article class="guide"><h2>Lire la page de vérification</h2><p>La page <b>Vérifier</b> d'un import montre ce que Carnet écrirait.</p><ul><li>À corriger</li></ul></article>
<dl class="keys"><div data-keys="g c"><dt><kbd>G</kbd><kbd>C</kbd></dt><dd><a href="#">Contacts</a></dd></div></dl>
<p class="note warn">${small("triangle-alert")}<span>Cette colonne paraît contenir des données de santé.</span></p>
<div class="problem-in" role="alert">${icon("circle-alert")}<p>Cette partie n'a pas pu être rafraîchie.</p><a class="link" href="#">Réessayer</a></div>
</div>`,
  toast: `<div class="toast"><span>Note supprimée.</span><form method="post" action="#"><button class="do">Annuler</button></form>
<button type="button" data-close aria-label="Fermer">${icon("x")}</button></div>`,
};
