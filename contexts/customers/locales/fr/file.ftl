# Mots du fichier : entreprises, contacts, ventes, activités.

## Ce que quelqu’un est pour la maison
relation-prospect = Prospect
relation-client = Client
relation-former-client = Ancien client
relation-partner = Partenaire
relation-supplier = Fournisseur

## À quoi sert une coordonnée
label-main = Principal
label-work = Travail
label-home = Domicile
label-mobile = Mobile
label-billing = Facturation
label-delivery = Livraison
label-other = Autre

## Numéros d’entreprise
identifier-siren = SIREN
identifier-siret = SIRET
identifier-bce = Numéro d’entreprise (BCE)
identifier-vat = Numéro de TVA

## Ventes
document-quote = Devis
document-order = Commande
document-invoice = Facture
document-credit-note = Avoir
sale-status-open = En cours
sale-status-due = À payer
sale-status-paid = Payée
sale-status-cancelled = Annulée
quote-status-open = En cours
quote-status-due = À payer
quote-status-paid = Payé
quote-status-cancelled = Annulé
credit-note-status-open = En cours
credit-note-status-due = À déduire
credit-note-status-paid = Soldé
credit-note-status-cancelled = Annulé

## Activités
activity-note = Note
activity-call = Appel
activity-meeting = Rendez-vous
activity-email = E-mail
direction-from-them = De leur part
direction-by-us = De notre part

## Ce qui ne peut pas être gardé tel quel
rejection-person-nobody = Indiquez au moins un nom, un numéro client ou un moyen de joindre cette personne.
rejection-person-role-twice = Cette personne a deux fonctions dans la même entreprise : réunissez-les en une seule.
rejection-company-nameless = Indiquez le nom de l’entreprise.
rejection-company-identifier-twice = Un même numéro (SIREN, SIRET, BCE ou TVA) est donné deux fois : gardez le bon.
rejection-product-unnamed = Indiquez une référence ou un libellé.
rejection-sale-nobody = Indiquez l’entreprise ou la personne qui achète.
rejection-sale-credit-note-adds = Un avoir vient en déduction : son montant ne peut pas être positif.
rejection-sale-too-large = Ce montant dépasse cent milliards : vérifiez qu’il ne s’agit pas d’un numéro.
rejection-sale-quote-paid = Un devis ne se paie pas : enregistrez une commande ou une facture.
rejection-sale-already-cancelled = Cette vente est déjà annulée.
rejection-sale-already-paid = Cette vente est déjà payée.
rejection-sale-nothing-owed = Rien n’est à payer pour cette vente.
rejection-task-nobody = Une tâche concerne une personne ou une entreprise.
rejection-task-empty = Écrivez ce qui est à faire.
rejection-task-done = Cette tâche est déjà faite.
rejection-task-open = Cette tâche est déjà à faire.
rejection-activity-nobody = Indiquez la personne ou l’entreprise concernée.
rejection-activity-empty = Écrivez quelque chose avant d’enregistrer.
rejection-activity-direction = Indiquez qui a pris l’initiative : eux ou vous.
unsaved-changed-meanwhile = Quelqu’un a modifié cette fiche entre-temps : vos changements ne sont pas encore enregistrés.
not-removed-named-by-sales = Des ventes portent ce nom : supprimez-les ou attribuez-les d’abord.
objection-invoices-are-kept = Des factures doivent être conservées dix ans par la loi : l’effacement n’est pas encore possible.
