//! The lines of a sale on a form. A line says how much of what at which price; its amount follows,
//! unless the document has another one. What the form does not show of a line stays as it was.

use kernel::Currency;
use kernel::text::trim;
use personal::{Access, Personal};
use web::{Form, Line as Typed};

use super::shelf::Shelf;
use crate::product::ProductDetails;
use crate::sale::{Line, Notation};

/// The repeated part, with the field a new line begins with.
pub const LIST: (&str, &str) = ("lines", "label");

/// What the figures of a line are read with.
pub struct Reader<'a> {
    pub notation: Notation,
    pub currency: Currency,
    pub shelf: &'a Shelf,
    pub access: &'a Access,
}

/// Puts the lines of a sale into a form.
pub fn fill(form: Form, lines: &[Line], notation: Notation, access: &Access) -> Form {
    lines.iter().enumerate().fold(form, |form, (at, line)| {
        let form = form.with(format!("lines[{at}][was]"), at);
        shown(line, notation, access)
            .into_iter()
            .fold(form, |form, (field, value)| form.with(format!("lines[{at}][{field}]"), value))
    })
}

/// The lines a form holds; empty ones are left out, complaints are left in it.
pub fn read(form: &mut Form, before: &[Line], reader: &Reader<'_>) -> Vec<Line> {
    let typed = form.lines(LIST.0);
    typed.iter().filter_map(|line| reader.line(form, line, before)).collect()
}

/// The references typed.
pub fn skus(form: &Form) -> Vec<String> {
    let sku = |line: &Typed| trim(form.value(&line.name("sku"))).to_owned();
    form.lines(LIST.0).iter().map(sku).filter(|sku| !sku.is_empty()).collect()
}

/// A line as its fields show it. An amount that follows from the rest is not written out.
fn shown(line: &Line, notation: Notation, access: &Access) -> [(&'static str, String); 7] {
    let text = |text: &Option<Personal<String>>| {
        text.as_ref().map_or_else(String::new, |text| text.reveal(access).clone())
    };
    let follows = Line::worth(line.quantity, line.unit_price, line.discount) == Some(line.net);
    let figure = |figure: Option<i64>, write: fn(Notation, i64) -> String| {
        figure.map_or_else(String::new, |figure| write(notation, figure))
    };
    [
        ("label", text(&line.label)),
        ("sku", text(&line.sku)),
        ("quantity", figure(line.quantity, Notation::quantity)),
        ("unit_price", figure(line.unit_price, Notation::amount)),
        ("discount", figure(line.discount, Notation::rate)),
        ("vat_rate", figure(line.vat_rate, Notation::rate)),
        ("net", figure((!follows).then_some(line.net), Notation::amount)),
    ]
}

impl Reader<'_> {
    fn line(&self, form: &mut Form, typed: &Typed, before: &[Line]) -> Option<Line> {
        let was = form.value(&typed.name("was")).parse::<usize>().ok().and_then(|at| before.get(at));
        if let Some(was) = was.filter(|was| self.is_as_it_was(form, typed, was)) {
            return Some(was.clone());
        }
        let text = |field: &str| form.optional(&typed.name(field));
        let (label, sku) = (text("label"), text("sku"));
        let is_blank = |field: &&str| text(field).is_none();
        if ["label", "sku", "quantity", "unit_price", "discount", "vat_rate", "net"].iter().all(is_blank) {
            return None;
        }
        let product = self.shelf.product(sku.as_deref(), label.as_deref());
        let line = Line {
            product: product.map(|product| product.id),
            sku: sku.or_else(|| product?.details.sku.clone()).map(Personal::new),
            label: label.or_else(|| Some(product?.details.label.clone())).map(Personal::new),
            ..self.figures_of(form, typed, product.map(|product| &product.details))
        };
        Some(with_gross(line, was))
    }

    /// Whether nobody touched the line: then nothing of it is read anew, whatever the form leaves out.
    fn is_as_it_was(&self, form: &Form, typed: &Typed, was: &Line) -> bool {
        let shown = shown(was, self.notation, self.access);
        shown.iter().all(|(field, value)| trim(form.value(&typed.name(field))) == trim(value))
    }

    /// Quantity, price and rates; what is left out is the product's, and one of it.
    fn figures_of(&self, form: &mut Form, typed: &Typed, product: Option<&ProductDetails>) -> Line {
        let notation = self.notation;
        let net = form.read_optional(&typed.name("net"), |text| notation.read_net(text));
        let unit_price = form.read_optional(&typed.name("unit_price"), |text| notation.read_net(text));
        let unit_price = unit_price.or_else(|| product?.price_in(self.currency).filter(|_| net.is_none()));
        let quantity = form.read_optional(&typed.name("quantity"), |text| notation.read_quantity(text));
        let quantity = quantity.or_else(|| unit_price.map(|_| 1_000));
        let discount = form.read_optional(&typed.name("discount"), Notation::read_rate);
        let vat_rate = form.read_optional(&typed.name("vat_rate"), Notation::read_rate);
        let vat_rate = vat_rate.or_else(|| product?.vat_rate);
        let worth = net.or_else(|| Line::worth(quantity, unit_price, discount));
        if worth.is_none() {
            form.complain(&typed.name("unit_price"), "sale-form-line-priceless");
        }
        Line { quantity, unit_price, discount, vat_rate, net: worth.unwrap_or_default(), ..Line::default() }
    }
}

/// The amount including VAT: as the document had it where nothing it follows from changed.
fn with_gross(line: Line, was: Option<&Line>) -> Line {
    let same = was.filter(|was| (was.net, was.vat_rate) == (line.net, line.vat_rate));
    let gross = match same {
        Some(was) => was.gross,
        None => line.vat_rate.and_then(|rate| Line::with_vat(line.net, rate)),
    };
    Line { gross, ..line }
}
