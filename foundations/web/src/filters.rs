//! The filters pages are written with. A page module says `use web::filters;`, and its templates
//! may then write `{{ "contact-new"|say }}`, `{{ sale.total|money }}` or
//! `{{ person.email|reveal(access) }}`.
//!
//! Filters learn the reader's language, zone and day from the [`Shell`] a page is rendered in.
//! An absent value (`None`) shows as `—`.
#![allow(unsafe_code)] // askama's filter_fn takes arguments it has proven set by `unwrap_unchecked`
#![allow(missing_docs)] // and does not pass the doc comments on to what it generates

mod kinds;

use askama::Values;
use askama::filters::Safe;
use kernel::Ability;
use personal::Access;

pub use kinds::{Amount, Day, Instant, Openable, Spoken, Whole};

use crate::{Arg, Sentence, Shell, Voice, assets, format};

/// The shell of the page: `{% let shell = ""|shell %}`. For the layouts.
#[askama::filter_fn]
pub fn shell<'a>(_: &str, values: &'a dyn Values) -> askama::Result<&'a Shell> {
    askama::get_value::<Shell>(values, Shell::NAME)
}

fn voice(values: &dyn Values) -> askama::Result<&Voice> {
    askama::get_value::<Shell>(values, Shell::NAME).map(Shell::voice)
}

/// Whether the reader may do this: `{% if Ability::EditSales|may %}`. A stranger may nothing.
#[askama::filter_fn]
pub fn may<A: std::borrow::Borrow<Ability>>(ability: A, values: &dyn Values) -> askama::Result<bool> {
    Ok(askama::get_value::<Shell>(values, Shell::NAME)?.may(*ability.borrow()))
}

/// The words of a key or sentence: `{{ "contact-new"|say }}`.
#[askama::filter_fn]
pub fn say<S: Spoken>(input: S, values: &dyn Values) -> askama::Result<String> {
    Ok(voice(values)?.tell(&input.sentence()))
}

/// The words of a sentence whose locale text holds mark-up; arguments are escaped.
#[askama::filter_fn]
pub fn rich<S: Spoken>(input: S, values: &dyn Values) -> askama::Result<Safe<String>> {
    Ok(Safe(voice(values)?.tell_rich(&input.sentence())))
}

/// A sentence with one more argument: `{{ "people-count"|with("count", n)|say }}`.
#[askama::filter_fn]
pub fn with<S: Spoken, A: Into<Arg>>(
    input: S,
    _: &dyn Values,
    name: &'static str,
    arg: A,
) -> askama::Result<Sentence> {
    Ok(input.sentence().with(name, arg))
}

/// A sealed value, for the one who was granted access.
#[askama::filter_fn]
pub fn reveal<O: Openable>(input: O, _: &dyn Values, access: &Access) -> askama::Result<String> {
    Ok(or_dash(input.open(access)))
}

/// An exact amount.
#[askama::filter_fn]
pub fn money<A: Amount>(input: A, values: &dyn Values) -> askama::Result<String> {
    let voice = voice(values)?;
    Ok(or_dash(input.amount().map(|money| voice.amount(money))))
}

/// A whole number with its thousands.
#[askama::filter_fn]
pub fn number<W: Whole>(input: W, values: &dyn Values) -> askama::Result<String> {
    let voice = voice(values)?;
    Ok(or_dash(input.whole().map(|number| voice.number(number))))
}

/// A percentage given in hundredths of a percent.
#[askama::filter_fn]
pub fn percent<W: Whole>(input: W, values: &dyn Values) -> askama::Result<String> {
    let voice = voice(values)?;
    Ok(or_dash(input.whole().map(|hundredths| format::percent(hundredths, voice.lang()))))
}

/// A quantity given in thousandths.
#[askama::filter_fn]
pub fn quantity<W: Whole>(input: W, values: &dyn Values) -> askama::Result<String> {
    let voice = voice(values)?;
    Ok(or_dash(input.whole().map(|thousandths| format::quantity(thousandths, voice.lang()))))
}

/// A day as lists show it, in a `<time>`: yesterday, 6 nov., 6 nov. 2024.
#[askama::filter_fn]
pub fn day<D: Day>(input: D, values: &dyn Values) -> askama::Result<Safe<String>> {
    let voice = voice(values)?;
    Ok(dated(input.day(), |date| format::day(date, voice.today(), voice.lang())))
}

/// A day with its year, in a `<time>`.
#[askama::filter_fn]
pub fn full_day<D: Day>(input: D, values: &dyn Values) -> askama::Result<Safe<String>> {
    let voice = voice(values)?;
    Ok(dated(input.day(), |date| format::full_day(date, voice.lang())))
}

/// A day as legal documents write it, in a `<time>`.
#[askama::filter_fn]
pub fn long_day<D: Day>(input: D, values: &dyn Values) -> askama::Result<Safe<String>> {
    let voice = voice(values)?;
    Ok(dated(input.day(), |date| format::long_day(date, voice.lang())))
}

/// A month as a heading: Novembre 2026.
#[askama::filter_fn]
pub fn month<D: Day>(input: D, values: &dyn Values) -> askama::Result<String> {
    let voice = voice(values)?;
    Ok(or_dash(input.day().map(|date| format::month(date, voice.lang()))))
}

/// A month's short name: déc.
#[askama::filter_fn]
pub fn short_month<D: Day>(input: D, values: &dyn Values) -> askama::Result<String> {
    let voice = voice(values)?;
    Ok(or_dash(input.day().map(|date| format::short_month(date.month(), voice.lang()).to_owned())))
}

/// An instant under its month's heading, in a `<time>`: lun. 16, 11 h 24.
#[askama::filter_fn]
pub fn moment<I: Instant>(input: I, values: &dyn Values) -> askama::Result<Safe<String>> {
    let voice = voice(values)?;
    Ok(timed(input.instant().map(|at| voice.zoned(at)), |at| format::moment(at, voice.lang())))
}

/// An instant that stands alone, in a `<time>`: hier, 11 h 24.
#[askama::filter_fn]
pub fn when<I: Instant>(input: I, values: &dyn Values) -> askama::Result<Safe<String>> {
    let voice = voice(values)?;
    let words = |at: &jiff::Zoned| format::day_and_clock(at, voice.today(), voice.lang());
    Ok(timed(input.instant().map(|at| voice.zoned(at)), words))
}

/// The address of a built asset: `{{ "carnet.css"|asset }}`.
#[askama::filter_fn]
pub fn asset(name: &str, _: &dyn Values) -> askama::Result<String> {
    Ok(assets::address(name))
}

/// An icon of the sprite, decorative: `{{ "phone"|icon }}`, `{{ "x"|icon("i-s") }}`.
#[askama::filter_fn]
pub fn icon(name: &str, _: &dyn Values, #[optional("")] class: &str) -> askama::Result<Safe<String>> {
    let sprite = assets::address("icons.svg");
    let class = if class.is_empty() { "i".to_owned() } else { format!("i {class}") };
    Ok(Safe(format!(r##"<svg class="{class}" aria-hidden="true"><use href="{sprite}#{name}"/></svg>"##)))
}

/// The initials of a name on its colour, decorative: `{{ name|avatar }}`, `{{ name|avatar("l") }}`.
#[askama::filter_fn]
pub fn avatar<N: std::fmt::Display>(
    name: N,
    _: &dyn Values,
    #[optional("")] class: &str,
) -> askama::Result<Safe<String>> {
    Ok(Safe(crate::avatar::html(&name.to_string(), class)))
}

const DASH: &str = "—";

fn or_dash(words: Option<String>) -> String {
    words.unwrap_or_else(|| DASH.to_owned())
}

fn dated(date: Option<jiff::civil::Date>, words: impl Fn(jiff::civil::Date) -> String) -> Safe<String> {
    Safe(match date {
        Some(date) => format!(r#"<time datetime="{}">{}</time>"#, format::iso_day(date), words(date)),
        None => DASH.to_owned(),
    })
}

fn timed(at: Option<jiff::Zoned>, words: impl Fn(&jiff::Zoned) -> String) -> Safe<String> {
    Safe(match at {
        Some(at) => {
            format!(r#"<time datetime="{}">{}</time>"#, at.strftime("%Y-%m-%dT%H:%M:%S%:z"), words(&at))
        }
        None => DASH.to_owned(),
    })
}
