//! Deals of other programs: Carnet keeps what was sold, and a deal is that once it is won.

use super::kind::{DocumentKind, Status};
use super::reader::RowReader;
use super::sale::SaleRow;
use crate::vocabulary::vocabulary;

impl RowReader<'_> {
    /// A deal that is won is an order, which somebody has still to invoice; any other is no sale.
    pub(super) fn settle_deal(&self, sale: &mut SaleRow) {
        if !self.sheet.layout.export.is_some_and(|export| export.holds_deals) {
            return;
        }
        let is_won = match sale.status.raw.as_str() {
            "" => sale.date.canonical.is_some(),
            state => vocabulary().begins("won", state),
        };
        sale.is_not_won = !is_won;
        if is_won {
            (sale.kind, sale.status.canonical) = (Some(DocumentKind::Order), Some(Status::Open));
        }
    }
}
