### Mots des listes et de la recherche.

## Les listes
sales = Ventes
list-views = Vues
list-tools = Filtrer la liste
list-search = Filtrer dans la liste
list-filter = Filtrer
list-see = Voir la liste
list-apply = Appliquer
list-sort = Trier
list-sort-by = Trier par
list-sorted-by = Trié par
list-columns = Colonnes
list-columns-shown = Colonnes de cette liste, pour vous
list-columns-ready = Colonnes d’origine
list-column-up = Avancer la colonne « { $column } »
list-column-down = Reculer la colonne « { $column } »
list-caption = Liste : { $label }
list-count = { $count }
list-count-more = plus de { $count }
list-position = <span class="num">{ $first }–{ $last }</span> sur <span class="num">{ $all }</span>
list-position-more = <span class="num">{ $first }–{ $last }</span> sur plus de <span class="num">{ $all }</span>
list-position-somewhere = <span class="num">{ $shown }</span> affichés sur <span class="num">{ $all }</span>
list-position-somewhere-more = <span class="num">{ $shown }</span> affichés sur plus de <span class="num">{ $all }</span>
list-sum-spend = <b class="num">{ $sum }</b> { vat-shown } sur 12 mois
list-sum-invoiced = <b class="num">{ $sum }</b> { vat-shown } facturés
list-sum-ordered = <b class="num">{ $sum }</b> { vat-shown } commandés
list-sum-quoted = <b class="num">{ $sum }</b> { vat-shown } de devis
list-count-all = Tout compter
list-empty-title = Rien ne correspond
list-empty-filtered = Aucune fiche ne réunit tout ce qui est demandé.
list-empty-show-all = Tout afficher
list-empty-but-for = { $count ->
        [one] Un résultat correspond sans { $filter }.
       *[other] { $count } résultats correspondent sans { $filter }.
    }
list-empty-without = Voir sans { $filter }
list-empty-search = la recherche « { $words } »
list-empty-filter = le filtre « { $label } : { $value } »
list-empty-view = l’onglet choisi

## Colonnes
column-name = Nom
column-company = Entreprise
column-relation = Relation
column-town = Ville
column-phone = Téléphone
column-email = E-mail
column-people = Contacts
column-spend = 12 mois { vat-shown }
column-last-sale = Dernier achat
column-purchases = Achats
column-balance = Solde dû TTC
column-wishes = Refus
column-owner = Suivi par
column-date = Date
column-document = Document
column-buyer = Client
column-status = État
column-due = Échéance
column-amount = Montant { vat-shown }

## Filtres
filter-all = Tous
filter-none = Aucun
filter-gone = Un ancien compte
filter-amount = { $amount }
filter-day = { $day }
filter-owner = Suivi par
filter-channel = Canal
filter-town = Ville
filter-spend-min = Dépensé sur 12 mois, au moins (€ { vat-shown })
filter-spend-max = Dépensé sur 12 mois, au plus (€ { vat-shown })
filter-last-sale-since = Dernier achat depuis le
filter-last-sale-until = Dernier achat jusqu’au
filter-purchases-min = Nombre d’achats, au moins
filter-balance-min = Solde dû, au moins (€ TTC)
column-basket = Panier moyen
column-first-sale = Premier achat
column-class = Classe
class-grades = Récence, fréquence, montant : de 1 à 5
filter-basket-min = Panier moyen, au moins (€ { vat-shown })
filter-first-sale-since = Premier achat depuis le
filter-basket-max = Panier moyen, au plus (€ { vat-shown })
filter-first-sale-until = Premier achat jusqu’au
filter-purchases-max = Nombre d’achats, au plus
filter-balance-max = Solde dû, au plus (€ TTC)
filter-class = Classe
filter-kind = Type
filter-unread = illisible, ne filtre pas
filter-status = État
filter-amount-min = Montant, au moins (€ { vat-shown })
filter-amount-max = Montant, au plus (€ { vat-shown })
filter-date-since = Depuis le
filter-date-until = Jusqu’au
filter-company = Entreprise
filter-person = Contact

## Contacts
people-view-all = Tous
people-view-client = Clients
people-view-prospect = Prospects
people-view-former-client = Anciens clients
people-view-partner = Partenaires
people-view-supplier = Fournisseurs
people-searched = Nom, e-mail, téléphone…
people-none = Aucun contact pour l’instant
people-none-text = Importez le fichier que vous tenez déjà, ou créez une première fiche.
person-new = Nouveau<span class="hide-m"> contact</span>
person-new-plain = Nouveau contact
person-private = Particulier
import = Importer
import-file = Importer un fichier

## Entreprises
companies-view-all = Toutes
companies-view-client = Clients
companies-view-prospect = Prospects
companies-view-former-client = Anciens clients
companies-view-partner = Partenaires
companies-view-supplier = Fournisseurs
companies-searched = Nom, SIREN, téléphone…
companies-none = Aucune entreprise pour l’instant
companies-none-text = Importez le fichier que vous tenez déjà, ou créez une première fiche.
company-new = Nouvelle<span class="hide-m"> entreprise</span>
company-new-plain = Nouvelle entreprise

## Ventes
sales-view-all = Toutes
sales-view-invoice = Factures
sales-view-order = Commandes
sales-view-quote = Devis
sales-view-credit-note = Avoirs
sales-searched = Numéro, client
sales-none = Aucune vente pour l’instant
sales-none-text = Importez le fichier que vous tenez déjà, ou enregistrez une première vente.
sale-overdue = En retard

## Ce que quelqu’un refuse
hint-refuses = Refuse
hint-minor = Personne mineure
hint-do-not-contact = Ne pas contacter
hint-deceased = Décès signalé

## Recherche
search-title = Recherche
search-anything = Cherchez un nom, une adresse e-mail, un téléphone ou un numéro de facture ; une page ou une action, par son nom.
search-recent = Vus récemment
search-deeds = Actions
search-pages = Aller à
search-nothing = Rien ne correspond à « { $words } ». Essayez avec moins de lettres, ou un autre mot.
search-cut = Les { $count } résultats les plus proches sont affichés : précisez la recherche pour en voir d’autres.
search-count = { $count ->
        [one] Un résultat
       *[other] { $count } résultats
    }
command-person-words = créer ajouter personne client prospect fiche
command-company-words = créer ajouter société client organisation fiche
command-sale-words = créer ajouter facture devis commande avoir
command-import-words = tableur Excel CSV fichier déposer charger
command-export-people = Exporter des contacts
command-export-companies = Exporter des entreprises
command-export-sales = Exporter des ventes
command-export-words = télécharger tableur Excel CSV sortir

## Les tâches
tasks = Tâches
tasks-view-all = Toutes
tasks-view-open = À faire
tasks-view-done = Faites
tasks-searched = Personne ou entreprise
tasks-none = Aucune tâche
tasks-none-text = Une tâche se note sur la fiche d’une personne ou d’une entreprise, avec une échéance et le nom de la personne qui s’en charge.
tasks-mine = Mes tâches
tasks-mine-all = Toutes mes tâches
tasks-mine-none = Rien à faire dans les sept prochains jours.
task-new = Nouvelle tâche
task-new-about = Nouvelle tâche : { $name }
task-edit = Modifier la tâche
task-title = À faire
task-title-hint = Par exemple : rappeler au sujet du devis. Rien sur la santé ni les opinions, aucun mot de passe.
task-due_on = Échéance
task-owner = Qui s’en charge
task-save = Enregistrer la tâche
task-remove = Supprimer la tâche
task-complete = Marquer comme faite : { $title }
task-reopen = Marquer comme à faire : { $title }
task-due = Pour le { $day }
task-today = Pour aujourd’hui
task-tomorrow = Pour demain
task-overdue = En retard : { $day }
task-planned = Tâche notée.
task-saved = Tâche enregistrée.
task-completed = Tâche faite.
task-reopened = Tâche de nouveau à faire.
task-removed = Tâche supprimée.
column-task = À faire
column-about = Au sujet de
filter-due-since = Échéance à partir du
filter-due-until = Échéance jusqu’au
list-pick-page = Cocher toute la page
list-pick-none = Tout décocher
list-picked = Sélection : <b class="num" data-ticked></b>
list-pick-all = { $count ->
        [one] Sélectionner le seul résultat de cette vue
       *[other] Sélectionner les { $count } de cette vue
    }
list-pick-all-more = Sélectionner toute la vue, plus de { $count }
list-picked-all = { $count ->
        [one] Le seul résultat de cette vue est sélectionné
       *[other] Les { $count } de cette vue sont sélectionnés
    }
list-picked-all-more = Toute la vue est sélectionnée, plus de { $count }
list-export-picked = Exporter la sélection

## Sans prochaine étape

quiet-title = Sans prochaine étape
quiet-explained = Vos clients sans nouvelles depuis 90 jours et vos prospects depuis 30 jours, pour qui rien n’est prévu.
quiet-bought = dernier achat : { $day }
quiet-never = aucun achat
quiet-plan = Prévoir
quiet-plan-for = Prévoir une tâche pour { $name }
