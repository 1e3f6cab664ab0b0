//! What the history calls the fields and deeds that the journal knows by codes.

use web::Sentence;

/// What is done to whom, by the journal's record kind and verb. Anything else is "a change".
const STORIES: &[(&str, &str, &str)] = &[
    ("person", "created", "history-record-created"),
    ("person", "corrected", "history-record-corrected"),
    ("person", "given-back", "history-record-given-back"),
    ("person", "restored", "history-record-restored"),
    ("person", "removed", "history-record-removed"),
    ("person", "handed-over", "history-record-handed-over"),
    ("person", "merged", "history-record-merged"),
    ("person", "merged-away", "history-record-merged-away"),
    ("person", "taken-apart", "history-record-taken-apart"),
    ("person", "refusal-recorded", "history-refusal-recorded"),
    ("company", "created", "history-record-created"),
    ("company", "corrected", "history-record-corrected"),
    ("company", "given-back", "history-record-given-back"),
    ("company", "restored", "history-record-restored"),
    ("company", "removed", "history-record-removed"),
    ("company", "merged", "history-record-merged"),
    ("company", "merged-away", "history-record-merged-away"),
    ("company", "taken-apart", "history-record-taken-apart"),
    ("company", "refusal-recorded", "history-refusal-recorded"),
    ("sale", "created", "history-sale-created"),
    ("sale", "corrected", "history-sale-corrected"),
    ("sale", "restored", "history-sale-restored"),
    ("sale", "cancelled", "history-sale-cancelled"),
    ("sale", "settled", "history-sale-settled"),
    ("sale", "handed-over", "history-sale-handed-over"),
    ("sale", "removed", "history-sale-removed"),
    ("activity", "created", "history-activity-created"),
    ("activity", "corrected", "history-activity-corrected"),
    ("activity", "handed-over", "history-activity-handed-over"),
    ("activity", "removed", "history-activity-removed"),
    ("activity", "sensitive-note-kept", "history-sensitive-note-kept"),
    ("activity", "warning-called-mistaken", "history-warning-called-mistaken"),
    ("task", "created", "history-task-created"),
    ("task", "corrected", "history-task-corrected"),
    ("task", "done", "history-task-done"),
    ("task", "reopened", "history-task-reopened"),
    ("task", "handed-over", "history-task-handed-over"),
    ("task", "removed", "history-task-removed"),
    ("task", "warning-called-mistaken", "history-task-warning-called-mistaken"),
    ("attachment", "created", "history-attachment-created"),
    ("attachment", "handed-over", "history-attachment-handed-over"),
    ("attachment", "removed", "history-attachment-removed"),
    ("journal", "value-redacted", "history-value-redacted"),
];

/// The fields of the file and of the refusals beside it, each with its words.
const FIELDS: &[(&str, &str)] = &[
    ("civility", "history-field-civility"),
    ("given_name", "history-field-given-name"),
    ("family_name", "history-field-family-name"),
    ("name", "history-field-name"),
    ("client_number", "record-client-number"),
    ("job_title", "history-field-job-title"),
    ("roles.company", "history-field-role-company"),
    ("roles.title", "history-field-role-title"),
    ("emails", "record-email"),
    ("phones", "record-phone"),
    ("addresses", "record-address"),
    ("emails.label", "history-field-email-label"),
    ("phones.label", "history-field-phone-label"),
    ("addresses.label", "history-field-address-label"),
    ("owner_id", "history-field-owner"),
    ("channel", "facts-came-by"),
    ("language", "record-language"),
    ("declared", "history-field-declared"),
    ("client_since", "history-field-client-since"),
    ("siren", "identifier-siren"),
    ("siret", "identifier-siret"),
    ("bce", "identifier-bce"),
    ("vat", "identifier-vat"),
    ("sector", "history-field-sector"),
    ("size", "record-size"),
    ("website", "record-website"),
    ("company_id", "history-field-company"),
    ("person_id", "history-field-person"),
    ("kind", "history-field-kind"),
    ("number", "history-field-number"),
    ("dated_on", "sale-dated-on"),
    ("due_on", "sale-due-on"),
    ("paid_on", "sale-paid-on"),
    ("status", "history-field-status"),
    ("currency", "history-field-currency"),
    ("net", "sale-net"),
    ("gross", "sale-gross"),
    ("lines", "history-field-line"),
    ("direction", "history-field-direction"),
    ("at", "history-field-at"),
    ("text", "history-field-text"),
    ("title", "history-field-title"),
    ("done_at", "history-field-done-at"),
    ("done_by", "history-field-done-by"),
    ("reason", "history-field-reason"),
    ("refusal", "history-field-refusal"),
];

/// The sentence of a deed; its argument is who did it.
pub fn story(kind: &str, verb: &str) -> &'static str {
    let known = STORIES.iter().find(|(record, deed, _)| *record == kind && *deed == verb);
    known.map_or("history-something", |(.., key)| key)
}

/// What a field of a kind of record is called.
pub fn label_on(kind: &str, field: &str) -> Sentence {
    match (kind, field) {
        // who does it, not who looks after somebody
        ("task", "owner_id") => Sentence::new("history-field-task-owner"),
        _ => label(field),
    }
}

/// What a field is called: "E-mail", "E-mail 2".
pub fn label(field: &str) -> Sentence {
    let (name, place) = parted(field);
    let known = FIELDS.iter().find(|(known, _)| *known == name);
    let label = Sentence::new(known.map_or("history-field-other", |(_, key)| *key));
    match place {
        Some(place) if place > 1 || name == "lines" => {
            Sentence::new("history-field-numbered").with("field", label).with("place", place)
        }
        _ => label,
    }
}

/// `roles.2.title` as `roles.title` and 2.
pub fn parted(field: &str) -> (String, Option<i64>) {
    let place = field.split('.').find_map(|part| part.parse().ok());
    let name: Vec<&str> = field.split('.').filter(|part| part.parse::<i64>().is_err()).collect();
    (name.join("."), place)
}
