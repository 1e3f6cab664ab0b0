//! From what rows say to what the file keeps: pure, so that the preview and the publication cannot
//! disagree.
//!
//! A row only ever adds or renews: what it leaves blank stays as it was, lists keep what they had,
//! and an address of somebody's is never taken away by a file that does not mention it.

mod company;
mod coordinates;
mod person;
mod product;
mod relation;
mod sale;
mod text;

pub use company::company_details;
pub use person::person_details;
pub use product::product_details;
pub use sale::{Buyers, PlainKey, document_kind, net_of, plain_key, plain_key_of, sale_details};
