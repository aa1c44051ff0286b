//! Single words, names of commands, help.

use super::samples::*;
use super::*;

#[test]
fn every_command_has_its_words() {
    for action in Action::ALL {
        lexicon(*action).into_iter().take(2).for_each(proper);
        in_both(|lang| super::action(*action, lang).to_owned());
        in_both(|lang| short(*action, lang).to_owned());
        in_both(|lang| describe(*action, lang).to_owned());
    }
    assert_eq!(short(Action::MoreTime, Lang::Vi), "+1 phút");
    assert_eq!(lexicon(Action::Invite), ["Mời người tiếp theo", "Invite the next", "mời", "invite"]);
}

#[test]
fn no_two_commands_have_one_name() {
    for lang in Lang::ALL {
        let names: BTreeSet<&str> = Action::ALL.iter().map(|action| super::action(*action, lang)).collect();
        assert_eq!(names.len(), Action::ALL.len());
        let deeds: BTreeSet<&str> = Deed::ALL.iter().map(|one| deed(*one, lang)).collect();
        assert_eq!(deeds.len(), Deed::ALL.len());
    }
}

#[test]
fn every_field_and_value_has_its_word() {
    for one in LABELS {
        in_both(|lang| label(*one, lang).to_owned());
    }
    let mut choices = vec![Choice::Unnamed(false), Choice::Unnamed(true)];
    choices.extend([Choice::OpinionKind(None), Choice::Grievance(None)]);
    choices.extend(Duty::ALL.iter().copied().map(Choice::Duty));
    choices.extend(Way::ALL.iter().copied().map(Choice::Way));
    choices.extend(Kind::ALL.iter().copied().map(Choice::Kind));
    choices.extend(Source::ALL.iter().copied().map(Choice::Source));
    choices.extend(OpinionKind::ALL.iter().copied().map(Some).map(Choice::OpinionKind));
    choices.extend(Grievance::ALL.iter().copied().map(Some).map(Choice::Grievance));
    choices.extend(VoteForm::ALL.iter().copied().map(Choice::Form));
    choices.extend([Choice::Adopted(true), Choice::Adopted(false), Choice::Grouped(true), Choice::Grouped(false)]);
    choices.extend([Choice::Public(true), Choice::Public(false), Choice::Opens(true), Choice::Opens(false)]);
    choices.extend(Organ::ALL.iter().copied().map(Choice::Organ));
    choices.extend(Settlement::ALL.iter().copied().map(Choice::Settlement));
    choices.extend(Paper::ALL.iter().copied().map(Choice::Paper));
    choices.extend(Format::ALL.iter().copied().map(Choice::Format));
    choices.extend(Audience::ALL.iter().copied().map(Choice::Audience));
    for one in choices {
        in_both(|lang| choice(&one, lang).to_owned());
    }
}

#[test]
fn every_state_has_its_word() {
    fn all<C: Copy>(codes: &[C], word: fn(C, Lang) -> &'static str) {
        codes.iter().for_each(|code| in_both(|lang| word(*code, lang).to_owned()));
    }
    all(Kind::ALL, kind);
    all(ItemKind::ALL, item_kind);
    all(Source::ALL, source);
    all(OpinionKind::ALL, opinion_kind);
    all(Grievance::ALL, grievance);
    all(Outcome::ALL, outcome);
    all(VoteForm::ALL, vote_form);
    all(TurnState::ALL, turn_state);
    all(TurnKind::ALL, turn_kind);
    all(Duty::ALL, duty);
    all(Way::ALL, way);
    all(Settlement::ALL, settlement);
    all(Settlement::ALL, settlement_mark);
    for one in Settlement::ALL {
        assert!(
            Lang::ALL.iter().all(|lang| settlement_mark(*one, *lang).width() <= 12),
            "beside the words of the minutes"
        );
    }
    all(Paper::ALL, paper);
    all(Format::ALL, format);
    let mut standings = vec![Standing::Open, Standing::Heard];
    standings.extend(Outcome::ALL.iter().copied().map(Standing::Sorted));
    all(&standings, standing);
    for one in standings {
        for lang in Lang::ALL {
            assert!(standing_short(one, lang).width() <= 12);
            proper(standing_short(one, lang));
        }
    }
}

#[test]
fn every_box_has_a_title_and_keys() {
    let (meeting, _) = sample();
    let (person, turn, item) = (first::<Person>(&meeting), first::<Turn>(&meeting), meeting.facts().agenda[3].item);
    let opinion = first::<Opinion>(&meeting);
    let mut boxes = vec![
        What::Queue { point: false },
        What::Queue { point: true },
        What::Owner,
        What::Palette,
        What::Shorthand,
        What::Name(person),
        What::Misdirected,
        What::Agenda,
        What::Steps,
        What::Find,
        What::Times,
        What::Outcome { opinions: vec![opinion] },
        What::OutcomeDetail { opinion, outcome: Outcome::InWriting },
        What::Answer,
        What::Margin,
        What::Heads { ticked: Vec::new() },
        What::Vote(None),
        What::Vote(Some(first::<Vote>(&meeting))),
        What::NewItem { after: None },
        What::NewItem { after: Some(item) },
        What::RenameItem(item),
        What::Person(person),
        What::Whom,
        What::Settings,
        What::Sentences,
        What::Sentence(3),
        What::Topic(turn),
        What::RefuseSpeaker(turn),
        What::Export,
        What::ExportAll,
        What::Backup,
        What::Office,
        What::ReadBack,
        What::Objection(Passage::Heads),
        What::Objection(Passage::Paragraph(meeting.facts().sequence[1])),
        What::Lock,
        What::Unlock,
        What::Issue,
        What::Ask { request: Request::Close, warnings: Vec::new() },
        What::Summary,
        What::Help,
        What::KeyTest(Keyboard::Untested),
    ];
    boxes.extend(Page::ALL.map(What::Tour));
    boxes.extend(moments_of(&meeting).into_iter().map(What::Time));
    for what in boxes {
        in_both(|lang| box_title(&what, &meeting, lang));
        hints_are_proper(&what, &meeting);
        for lang in Lang::ALL {
            assert!(box_title(&what, &meeting, lang).width() <= 72, "{}", box_title(&what, &meeting, lang));
        }
    }
}

/// Hints of a box name keys and fit the smallest screen in two lines.
fn hints_are_proper(what: &What, meeting: &Meeting) {
    for keyboard in [Keyboard::FunctionKeys, Keyboard::Twins] {
        let start = Start { habits: Habits { keyboard, ..Habits::default() }, ..Start::default() };
        let mut app = App::new(meeting.clone(), start, (80, 24), lexicon, now());
        app.dialogs.push(Dialog::new(what.clone(), Vec::new()));
        for lang in Lang::ALL {
            let hints = box_hints(&app, &app.dialogs[0], lang);
            let width: usize = hints.iter().map(|hint| hint.line().width() + 3).sum();
            assert!(!hints.is_empty() && width <= 2 * 70, "{width} {hints:?}");
            hints.iter().for_each(|hint| proper(&hint.line()));
        }
    }
}

#[test]
fn help_follows_the_key_table_and_fits_the_smallest_screen() {
    for lang in Lang::ALL {
        let lines = help(lang);
        for line in &lines {
            proper(line.name);
            assert!(line.line().width() <= 76, "{} {}", line.line().width(), line.line());
        }
        let keyed: Vec<String> = lines.iter().filter(|line| !line.is_heading()).map(|line| line.keys.clone()).collect();
        let table = crate::keymap::BINDINGS.len();
        assert_eq!(keyed[0], "F1");
        assert!(keyed[table..].iter().all(|keys| keys == "F10"));
        let everything: BTreeSet<&str> = lines.iter().map(|line| line.name).collect();
        assert!(palette_actions().all(|command| everything.contains(action(command, lang))));
    }
    let invite = help(Lang::Vi).into_iter().find(|line| line.keys == "F3").unwrap();
    assert_eq!((invite.twin.as_str(), invite.name), ("Ctrl+T", "Mời người tiếp theo"));
}

#[test]
fn the_readme_has_a_row_for_every_key() {
    let table = readme_keys();
    assert!(table.contains("| `F3` | `Ctrl+T` | Mời người tiếp theo | "), "{table}");
    // The nine sentences are one row, named by the first key and the last.
    let between = Action::Sentence2..=Action::Sentence8;
    let keys = crate::keymap::BINDINGS.iter().filter(|binding| !between.contains(&binding.action));
    assert!(keys.clone().all(|binding| table.contains(&crate::text::actions::key_name(binding.key))), "{table}");
    assert_eq!(table.lines().count(), 2 + 3 + keys.count() - 1);
    assert!(table.lines().all(|row| row.matches('|').count() == 5));
}

#[test]
fn lengths_of_time_and_first_words() {
    let lengths = [0, 161_999, 3_600_000, -161_000].map(duration);
    assert_eq!(lengths, ["00:00", "02:41", "1:00:00", "02:41"]);
    assert_eq!((minutes_short(480_000), minutes(75)), ("8′".to_owned(), "75′".to_owned()));
    assert_eq!(first_words("  Cảm ơn xã ", 20), "Cảm ơn xã");
    assert_eq!(first_words("Đề nghị xã sửa đoạn đường, mưa là lội", 27), "Đề nghị xã sửa đoạn đường…");
    assert_eq!(first_words("Khôngcókhoảngtrắngnàocả", 8), "Khôngcó…");
    assert_eq!(first_words("dài", 0), "…");
}
