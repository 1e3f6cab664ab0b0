//! Where somebody works, typed as the company's name: the company must be in the file, and be the
//! only one of that name.

use kernel::{CompanyId, Holder};
use personal::Personal;
use web::{Form, Line, Problem, Sentence};

use super::reading::text;
use crate::company::CompanyDetails;
use crate::pages::desk::Desk;
use crate::person::Role;
use crate::store::{Clue, companies_by_ids, holders_by};

/// A form that holds where somebody works.
pub async fn fill(mut form: Form, desk: &Desk, roles: &[Role]) -> Result<Form, Problem> {
    let companies: Vec<Holder> = roles.iter().map(|role| role.company.into()).collect();
    let names = desk.names(&companies).await?;
    for (at, role) in roles.iter().enumerate() {
        let named = names.iter().find(|(holder, _)| *holder == Holder::from(role.company));
        form = form
            .with(format!("roles[{at}][id]"), role.company)
            .with(format!("roles[{at}][company]"), named.map_or("", |(_, name)| name.as_str()))
            .with_sealed(format!("roles[{at}][title]"), &role.title, desk.access());
    }
    Ok(form)
}

/// Where somebody works, as the form says; a company nobody knows leaves a complaint in it.
pub async fn read(form: &mut Form, desk: &Desk) -> Result<Vec<Role>, Problem> {
    let mut roles = Vec::new();
    for line in form.lines("roles") {
        let Some(name) = text(form, &line.name("company")) else { continue };
        match company(form, desk, &line, &name).await? {
            Ok(company) => roles.push(Role { company, title: text(form, &line.name("title")) }),
            Err(complaint) => form.complain(&line.name("company"), complaint),
        }
    }
    Ok(roles)
}

/// The company a line means: the one it was about, while its name stands there, or the only one
/// of that name.
async fn company(
    form: &Form,
    desk: &Desk,
    line: &Line,
    name: &Personal<String>,
) -> Result<Result<CompanyId, Sentence>, Problem> {
    if let Ok(id) = form.value(&line.name("id")).parse::<CompanyId>() {
        let known = companies_by_ids(desk.reader(), &[id]).await?.pop();
        if known.is_some_and(|company| company.details.name == *name) {
            return Ok(Ok(id));
        }
    }
    let key = CompanyDetails { name: name.clone(), ..CompanyDetails::default() }.name_key();
    let holders = holders_by(desk.reader(), Clue::NameKey, &[key]).await?;
    let companies: Vec<CompanyId> = holders
        .into_iter()
        .filter_map(|(_, holder)| match holder {
            Holder::Company(id) => Some(id),
            Holder::Person(_) => None,
        })
        .collect();
    Ok(match companies.as_slice() {
        [one] => Ok(*one),
        [] => Err("record-company-unknown".into()),
        many => Err(Sentence::new("record-company-several").with("count", many.len() as i64)),
    })
}
