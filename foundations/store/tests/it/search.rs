//! One search, the same answers on both engines.

use kernel::{Holder, PersonId};
use personal::Personal;
use sea_orm::{ConnectionTrait, DbBackend, Statement};
use store::Store;
use store::journal::Record;
use store::search::{Among, Searchable, find};
use testkit::{access, on_both_engines};

use crate::world::{cause, claire, sql};

const FILE: [&str; 7] = [
    "Éloïse Lefèvre eloise.lefevre@example.com +33639982011 0639982011 Lille",
    "Chloé Müller chloe@traiteur-benoit.example.com Bourg-en-Bresse",
    "Søren Łukasik Straße",
    "Garage du Nœud Vert C0003 994674597 Paris",
    "Jean-Marc Dupont",
    "Jeanne Dupond",
    "Boulangerie Lefebvre Lyon",
];

async fn filed(store: &Store) -> Vec<PersonId> {
    let tx = store.begin(cause()).await.unwrap();
    let ids: Vec<PersonId> = FILE.iter().map(|_| claire(store)).collect();
    let records = ids.iter().zip(FILE).map(|(id, text)| Searchable {
        record: Record::new("person", *id),
        holder: Some(Holder::Person(*id)),
        text: Personal::new(text.to_owned()),
    });
    tx.index(records.collect()).await.unwrap();
    tx.commit().await.unwrap();
    ids
}

async fn found(store: &Store, ids: &[PersonId], query: &str) -> Vec<usize> {
    let hits = find(store.reader(), &access(), query, Among::all(&["person"]), 10).await.unwrap();
    hits.iter().map(|hit| ids.iter().position(|id| kernel::Id::uuid(*id) == hit.id).unwrap()).collect()
}

#[test]
fn accents_beginnings_fragments_and_typos_find_the_record() {
    on_both_engines(|base| async move {
        let ids = filed(&base.store).await;
        for (query, first) in [
            ("lefevre", 0),
            ("LEFÈVRE eloise", 0),
            ("lefe lille", 0),
            ("noeud", 3),
            ("lukasik", 2),
            ("strasse", 2),
            ("soren", 2),
            ("traiteur", 1),
            ("39982011", 0),
            ("eloise.lefevre@example.com", 0),
            ("c0003", 3),
            ("bourg bresse", 1),
            ("mulelr", 1),
            ("boulangrie", 6),
            ("garaje noeud", 3),
            ("jean marc dupond", 4),
            ("elooise lefevr", 0),
            ("angerie", 6),
            ("lefevre boulangrie", 6),
        ] {
            assert_eq!(found(&base.store, &ids, query).await.first(), Some(&first), "{query}");
        }
    });
}

#[test]
fn what_nobody_typed_is_not_found() {
    on_both_engines(|base| async move {
        let ids = filed(&base.store).await;
        for query in [
            "",
            "  ",
            "zzz",
            "xylophone",
            "lefevre marseille",
            "'\" OR 1=1 --",
            "a*",
            "NEAR(",
            "\u{202e}",
            "c0004",
            "0639982012",
        ] {
            assert_eq!(found(&base.store, &ids, query).await, Vec::<usize>::new(), "{query}");
        }
    });
}

#[test]
fn a_near_name_comes_after_the_very_name() {
    on_both_engines(|base| async move {
        let ids = filed(&base.store).await;
        let dupont = found(&base.store, &ids, "dupont").await;
        assert_eq!(dupont.first(), Some(&4));
        assert!(dupont.contains(&5), "Dupond is one key away");
    });
}

#[test]
fn those_found_equally_well_stand_by_the_letter() {
    on_both_engines(|base| async move {
        let tx = base.store.begin(cause()).await.unwrap();
        let names = ["Zoé Caron", "Anaïs Caron", "Marc Caron"];
        let ids: Vec<PersonId> = names.iter().map(|_| claire(&base.store)).collect();
        let records = ids.iter().zip(names).map(|(id, name)| Searchable {
            record: Record::new("person", *id),
            holder: Some(Holder::Person(*id)),
            text: Personal::new(name.to_owned()),
        });
        tx.index(records.collect()).await.unwrap();
        tx.commit().await.unwrap();
        assert_eq!(found(&base.store, &ids, "caron").await, [1, 2, 0]);
    });
}

#[test]
fn whoever_is_called_so_comes_before_a_crowd_whose_names_begin_so() {
    on_both_engines(|base| async move {
        let tx = base.store.begin(cause()).await.unwrap();
        let crowd: Vec<PersonId> = (0..120).map(|_| claire(&base.store)).collect();
        let name = |place: usize| match place {
            119 => "Anne Roy".to_owned(),
            _ => format!("Bruno Royer{place}"),
        };
        let records = crowd.iter().enumerate().map(|(place, id)| Searchable {
            record: Record::new("person", *id),
            holder: Some(Holder::Person(*id)),
            text: Personal::new(name(place)),
        });
        tx.index(records.collect()).await.unwrap();
        tx.commit().await.unwrap();
        assert_eq!(found(&base.store, &crowd, "roy").await.first(), Some(&119));
    });
}

#[test]
fn of_many_who_go_at_once_no_word_is_left_in_the_index() {
    on_both_engines(|base| async move {
        let tx = base.store.begin(cause()).await.unwrap();
        let crowd: Vec<PersonId> = (0..150).map(|_| claire(&base.store)).collect();
        let records = crowd.iter().enumerate().map(|(place, id)| Searchable {
            record: Record::new("person", *id),
            holder: Some(Holder::Person(*id)),
            text: Personal::new(format!("Anne Quatrebarbes{place}")),
        });
        tx.index(records.collect()).await.unwrap();
        tx.commit().await.unwrap();
        let tx = base.store.begin(cause()).await.unwrap();
        let going: Vec<Holder> = crowd[1..].iter().map(|id| Holder::Person(*id)).collect();
        tx.unindex_all_of(&going).await.unwrap();
        tx.commit().await.unwrap();
        assert_eq!(found(&base.store, &crowd, "quatrebarbes").await, [0], "whoever stays is found");
        if base.store.engine() == store::Engine::Sqlite {
            base.store.clone().close().await;
            let words = words_in_the_index(&base).await;
            assert!(words.contains(&"quatrebarbes0".to_owned()), "{words:?}");
            assert!(!words.iter().any(|word| word == "quatrebarbes77"), "{words:?}");
        }
    });
}

/// Every word the embedded engine's index knows, whether it still leads to a row or not.
async fn words_in_the_index(base: &testkit::Base) -> Vec<String> {
    let again = Store::open(&base.location, base.key.clone(), base.ambient.clone()).await.unwrap();
    let vocabulary = "CREATE VIRTUAL TABLE temp.words USING fts5vocab('main', 'store_search_words', 'row')";
    again.writer().execute_unprepared(vocabulary).await.unwrap();
    let ask = Statement::from_string(DbBackend::Sqlite, "SELECT term FROM temp.words");
    let rows = again.writer().query_all_raw(ask).await.unwrap();
    rows.iter().map(|row| row.try_get("", "term").unwrap()).collect()
}

#[test]
fn an_erased_holder_is_not_found_and_leaves_no_word_in_the_index() {
    on_both_engines(|base| async move {
        let ids = filed(&base.store).await;
        let tx = base.store.begin(cause()).await.unwrap();
        tx.unindex_all_of(&[ids[3].into()]).await.unwrap();
        tx.index(vec![Searchable {
            record: Record::new("person", ids[4]),
            holder: Some(ids[4].into()),
            text: Personal::new("Jean-Marc Durand".to_owned()),
        }])
        .await
        .unwrap();
        tx.commit().await.unwrap();
        assert!(found(&base.store, &ids, "noeud vert").await.is_empty());
        assert_eq!(found(&base.store, &ids, "durand").await, [4]);
        if base.store.engine() == store::Engine::Sqlite {
            sql(&base.store, "INSERT INTO store_search_words(store_search_words) VALUES ('integrity-check')")
                .await;
        }
    });
}
