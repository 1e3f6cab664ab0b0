//! Follows the relations of a workbook to its sheets: the tabs name an id, the id names a part.

use std::collections::HashMap;
use std::io::{Read, Seek};

use quick_xml::XmlVersion;
use quick_xml::events::{BytesStart, Event};

use super::archive::{Archive, Part};
use crate::Refused;

/// The paths of the sheets, in the order of the tabs.
pub(super) fn sheet_parts(archive: &mut Archive<impl Read + Seek>) -> Result<Vec<String>, Refused> {
    let workbook = workbook_part(archive)?;
    let (folder, file) = workbook.rsplit_once('/').unwrap_or(("", &workbook));
    let relations = archive.part(&format!("{folder}/_rels/{file}.rels"))?;
    let mut targets = HashMap::new();
    each_element(relations, "Relationship", |relation| {
        if let (Some(id), Some(target)) = (attribute(relation, "Id"), attribute(relation, "Target")) {
            targets.insert(id, target);
        }
    })?;
    let mut parts = Vec::new();
    each_element(archive.part(&workbook)?, "sheet", |tab| {
        let target = attribute(tab, "id").and_then(|id| targets.get(&id));
        parts.push(target.map(|target| absolute(folder, target)).unwrap_or_default());
    })?;
    Ok(parts)
}

fn workbook_part(archive: &mut Archive<impl Read + Seek>) -> Result<String, Refused> {
    let mut workbook = None;
    each_element(archive.part("_rels/.rels")?, "Relationship", |relation| {
        let kind = attribute(relation, "Type").unwrap_or_default();
        if kind.ends_with("/relationships/officeDocument") {
            workbook = attribute(relation, "Target");
        }
    })?;
    Ok(absolute("", &workbook.ok_or(Refused::CorruptWorkbook)?))
}

/// A target is relative to the folder of the part that names it, unless it starts with a slash.
fn absolute(folder: &str, target: &str) -> String {
    match target.strip_prefix('/') {
        Some(absolute) => absolute.to_owned(),
        None if folder.is_empty() => target.to_owned(),
        None => format!("{folder}/{target}"),
    }
}

/// Visits each element of this local name.
pub(super) fn each_element(
    mut part: Part<'_, impl Read>,
    name: &str,
    mut visit: impl FnMut(&BytesStart<'_>),
) -> Result<(), Refused> {
    let mut buffer = Vec::new();
    loop {
        buffer.clear();
        match part.read_event_into(&mut buffer).map_err(|_| Refused::CorruptWorkbook)? {
            Event::Start(element) if element.local_name().as_ref() == name => visit(&element),
            Event::Eof => return Ok(()),
            _ => (),
        }
    }
}

/// The value of an attribute, its namespace left aside.
pub(crate) fn attribute(element: &BytesStart<'_>, name: &str) -> Option<String> {
    let mut attributes = element.attributes();
    let mut sound = attributes.with_checks(false).flatten();
    let found = sound.find(|attribute| attribute.key.local_name().as_ref() == name)?;
    found.normalized_value(XmlVersion::Implicit1_0).ok().map(std::borrow::Cow::into_owned)
}
