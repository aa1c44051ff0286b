//! A document as plain text, all of it: for snapshots, and for what one paper says and another must say too.

use thuky::papers::{Block, Chart, Document, Row, Table};

pub fn plain(document: &Document) -> String {
    let head = &document.head;
    let mut lines: Vec<String> = Vec::new();
    lines.push(format!("file: {}", document.file_stem));
    lines.extend([&head.parent].into_iter().chain(&head.agency).filter(|line| !line.is_empty()).cloned());
    lines.extend(head.starred.then(|| "*".to_owned()));
    lines.extend([&head.number, &head.nation, &head.motto, &head.dated].map(Clone::clone));
    let turned = if document.turned { " [turned]" } else { "" };
    lines.extend(["".to_owned(), format!("{}{turned}", document.title), document.subtitle.clone()]);
    lines.extend(document.blocks.iter().map(block));
    for signature in &document.signatures {
        lines.push(format!("[signs] {} | {} | {}", signature.over.join(" / "), signature.office, signature.name));
    }
    if let Some(receivers) = &document.receivers {
        lines.push(format!("[receivers] {}", receivers.title));
        lines.extend(receivers.lines.iter().cloned());
    }
    for appendix in &document.appendices {
        lines.extend([&appendix.label, &appendix.title, &appendix.note].map(|line| format!("[appendix] {line}")));
        lines.extend(appendix.blocks.iter().map(block));
    }
    lines.extend(document.seal.iter().flat_map(|seal| seal.lines.clone()));
    lines.iter().map(|line| line.trim_end()).collect::<Vec<_>>().join("\n") + "\n"
}

fn block(block: &Block) -> String {
    match block {
        Block::Heading { text, .. } => format!("\n{text}"),
        Block::Paragraph(paragraph) => paragraph.text(),
        Block::Table(table) => self::table(table),
        Block::Chart(chart) => self::chart(chart),
        Block::NewPage => "[new page]".to_owned(),
    }
}

fn table(table: &Table) -> String {
    let titles: Vec<&str> = table.columns.iter().map(|column| column.title.as_str()).collect();
    let row = |row: &Row| match row {
        Row::Cells(cells) => format!("| {} |", cells.join(" | ")),
        Row::Group(text) => format!("| = {text} |"),
    };
    let rows: Vec<String> = table.rows.iter().map(row).collect();
    format!("| {} |\n{}", titles.join(" | "), rows.join("\n"))
}

fn chart(chart: &Chart) -> String {
    let mut lines = vec![format!("[chart] {} ({})", chart.title, chart.series.join(", "))];
    for bar in &chart.bars {
        let values: Vec<String> =
            bar.values.iter().map(|value| format!("{} {:?}", value.length, value.words)).collect();
        lines.push(format!("  {}: {}", bar.label, values.join(", ")));
    }
    lines.join("\n")
}
