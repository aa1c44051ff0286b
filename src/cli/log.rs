//! `thuky log`: the journal of a meeting, step by step, with old and new values.

use super::{Outcome, options::Options, output, show};
use crate::domain::{Cells, Record, Value};
use crate::store;
use crate::text;
use clap::ArgMatches;
use serde_json::json;

pub fn run(options: &Options, args: &ArgMatches) -> Outcome {
    let meeting = show::meeting(options, options.meeting_of(args))?;
    let mut records =
        store::read(&options.path(), |file| file.records(meeting.id(), usize::MAX, None))?.unwrap_or_default();
    records.reverse();
    let offset = meeting.info().offset_minutes;
    if options.json {
        let shape = |record: &Record| {
            json!({
                "id": record.n,
                "at": record.at.to_rfc3339_at(offset),
                "deed": record.deed.code(),
                "undoes": record.undoes,
                "changes": record.edits.iter().map(|edit| json!({
                    "table": edit.table, "id": edit.id, "before": cells(edit.before.as_ref()), "after": cells(edit.after.as_ref()),
                })).collect::<Vec<_>>(),
            })
        };
        return output::json(&records.iter().map(shape).collect());
    }
    for record in &records {
        let clock = record.at.at(offset).format("%d/%m %H:%M:%S");
        output::line(&format!("{:>6}  {clock}  {}", record.n, text::step_line(record, &meeting, options.lang)))?;
    }
    Ok(())
}

fn cells(cells: Option<&Cells>) -> serde_json::Value {
    let value = |value: &Value| match value {
        Value::Null => serde_json::Value::Null,
        Value::Int(n) => json!(n),
        Value::Text(text) => json!(text),
    };
    cells.map_or(serde_json::Value::Null, |cells| {
        cells.iter().map(|(name, cell)| ((*name).to_owned(), value(cell))).collect::<serde_json::Map<_, _>>().into()
    })
}
