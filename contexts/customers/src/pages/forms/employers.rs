//! Where somebody works, typed as the company's name: the company must be in the file, and be the
//! only one of that name.

use kernel::{CompanyId, Holder};
use personal::Personal;
use web::{Form, Line, Problem, Sentence};

use super::reading::text;
use crate::company::CompanyDetails;
use crate::pages::desk::Desk;
use crate::person::Role;
use crate::store::{Clue, holders_by};

/// A form that holds where somebody works, as far as it is in sight.
pub async fn fill(mut form: Form, desk: &Desk, roles: &[Role]) -> Result<Form, Problem> {
    let companies: Vec<Holder> = roles.iter().map(|role| role.company.into()).collect();
    let names = desk.names(&companies).await?;
    let named = |role: &Role| names.iter().find(|(holder, _)| *holder == Holder::from(role.company));
    let shown = roles.iter().filter_map(|role| Some((role, named(role)?)));
    for (at, (role, (_, name))) in shown.enumerate() {
        form = form
            .with(format!("roles[{at}][id]"), role.company)
            .with(format!("roles[{at}][company]"), name)
            .with_sealed(format!("roles[{at}][title]"), &role.title, desk.access());
    }
    Ok(form)
}

/// Where somebody works, as the form says; a company nobody knows leaves a complaint in it. What was out of
/// sight stays in its place: the form did not show it.
pub async fn read(form: &mut Form, desk: &Desk, before: &[Role]) -> Result<Vec<Role>, Problem> {
    let mut roles = Vec::new();
    for line in form.lines("roles") {
        let Some(name) = text(form, &line.name("company")) else { continue };
        match company(form, desk, &line, &name).await? {
            Ok(company) => roles.push(Role { company, title: text(form, &line.name("title")) }),
            Err(complaint) => form.complain(&line.name("company"), complaint),
        }
    }
    let companies: Vec<Holder> = before.iter().map(|role| role.company.into()).collect();
    let seen = desk.sight().among(&companies).await?;
    for (at, role) in before.iter().enumerate().filter(|(_, role)| !seen.contains(&role.company.into())) {
        roles.insert(at.min(roles.len()), role.clone());
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
        let known = desk.sight().company(id).await?;
        if known.is_some_and(|company| company.details.name == *name) {
            return Ok(Ok(id));
        }
    }
    let key = CompanyDetails { name: name.clone(), ..CompanyDetails::default() }.name_key();
    let holders = holders_by(desk.sight(), Clue::NameKey, &[key]).await?;
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
