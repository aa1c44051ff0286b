//! The few looks of the screens: they read on dark and on light terminals, and never say anything by colour alone.

use ratatui::style::{Color, Modifier, Style};

pub const PLAIN: Style = Style::new();
pub const STRONG: Style = Style::new().add_modifier(Modifier::BOLD);
/// Rules, hints, what is over.
pub const FAINT: Style = Style::new().add_modifier(Modifier::DIM);
/// Names of panes and fields.
pub const NAME: Style = Style::new().fg(Color::Cyan).add_modifier(Modifier::BOLD);
/// Under way, in order.
pub const GOOD: Style = Style::new().fg(Color::Green).add_modifier(Modifier::BOLD);
/// Wants a look soon.
pub const HEED: Style = Style::new().fg(Color::Black).bg(Color::Yellow);
/// Wants a look now.
pub const ALARM: Style = Style::new().fg(Color::White).bg(Color::Red).add_modifier(Modifier::BOLD);
/// The highlighted row, selected words.
pub const CHOSEN: Style = Style::new().add_modifier(Modifier::REVERSED);
/// Words that were found; those the search is at, more so.
pub const FOUND: Style = Style::new().add_modifier(Modifier::UNDERLINED).add_modifier(Modifier::BOLD);
pub const FOUND_HERE: Style = FOUND.add_modifier(Modifier::REVERSED);
/// The field being typed in.
pub const FIELD: Style = Style::new().add_modifier(Modifier::UNDERLINED);
