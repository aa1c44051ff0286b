//! What a paper has for a calendar, read back by the rules of RFC 5545.

use crate::hall::{Hall, afternoon, day};
use crate::large::large;
use thuky::domain::*;
use thuky::papers;

fn calendar(meeting: &Meeting, paper: Paper) -> String {
    String::from_utf8(papers::write(&meeting.into(), &Wish::of(paper), Format::Ics).unwrap()).unwrap()
}

/// The properties in order, lines unfolded and texts unescaped.
fn properties(text: &str) -> Vec<(String, String)> {
    assert!(text.ends_with("\r\n") && !text.replace("\r\n", "").contains(['\r', '\n']));
    let lines = text.replace("\r\n ", "");
    let split = |line: &str| {
        let (key, value) = line.split_once(':').unwrap();
        (key.to_owned(), value.replace("\\n", "\n").replace("\\,", ",").replace("\\;", ";").replace("\\\\", "\\"))
    };
    lines.split_terminator("\r\n").map(split).collect()
}
fn all<'p>(properties: &'p [(String, String)], key: &str) -> Vec<&'p str> {
    properties.iter().filter(|(name, _)| name == key).map(|(_, value)| value.as_str()).collect()
}

#[test]
fn the_meeting_is_an_event_of_its_planned_hours() {
    let text = calendar(&large(), Paper::Agenda);
    let event = properties(&text);
    for (key, value) in [
        ("BEGIN", "VCALENDAR"),
        // Midnight and 14:00 in Vietnam.
        ("DTSTAMP", "20250523T170000Z"),
        ("DTSTART", "20250524T070000Z"),
        ("DTEND", "20250524T100000Z"),
        ("SUMMARY", "Hội nghị đối thoại với Nhân dân tám xóm năm 2025"),
        ("LOCATION", "Nhà văn hóa trung tâm xã Trung Hội"),
    ] {
        assert_eq!(all(&event, key)[0], value, "{text}");
    }
    let agenda = all(&event, "DESCRIPTION")[0];
    assert!(agenda.starts_with("1. Khai mạc, thông qua chương trình (05 phút)\n2. Đối thoại (110 phút)\n"), "{agenda}");
    assert_eq!((all(&event, "BEGIN"), all(&event, "END")), (vec!["VCALENDAR", "VEVENT"], vec!["VEVENT", "VCALENDAR"]));
}

#[test]
fn a_meeting_without_an_hour_takes_the_whole_day() {
    let mut hall = Hall::planned();
    hall.info(|info| info.planned_open = String::new());
    let text = calendar(&hall.0, Paper::Agenda);
    assert!(text.contains("DTSTART;VALUE=DATE:20250524\r\n"), "{text}");
}

#[test]
fn every_task_of_the_conclusions_is_a_thing_to_do() {
    let text = calendar(&afternoon().0, Paper::Conclusions);
    let todos = properties(&text);
    assert_eq!(all(&todos, "SUMMARY"), ["Kiểm tra khu rừng giáp ranh.", "Sửa đường vào trạm bơm."]);
    assert_eq!(all(&todos, "DUE;VALUE=DATE"), ["20250603"]);
    let told = all(&todos, "DESCRIPTION")[0];
    assert!(
        told.starts_with(
            "Đơn vị chủ trì: Trạm Kiểm lâm Quán Vuông.\nPhối hợp: Công an xã.\nTheo kết luận của Hội nghị"
        )
    );
    assert_eq!(all(&todos, "UID").len(), 2);
}

#[test]
fn meetings_of_one_day_in_two_communes_are_not_taken_for_one() {
    let mut hall = afternoon();
    let ids = |hall: &Hall| {
        [Paper::Agenda, Paper::Conclusions].map(|paper| {
            let properties = properties(&calendar(&hall.0, paper));
            all(&properties, "UID").into_iter().map(str::to_owned).collect::<Vec<_>>()
        })
    };
    let ours = ids(&hall);
    assert!(ours[0][0].starts_with("meeting-1-20250524-") && ours[0][0].ends_with("@thuky"), "{ours:?}");
    assert_eq!(ours, ids(&hall));
    hall.info(|info| info.agency = "Ủy ban nhân dân\nxã Phú Đình".into());
    let theirs = ids(&hall);
    assert!(ours.iter().flatten().all(|id| !theirs.iter().flatten().any(|other| other == id)), "{theirs:?}");
}

#[test]
fn lines_are_folded_and_the_same_rows_give_the_same_bytes() {
    for paper in [Paper::Agenda, Paper::Conclusions] {
        let text = calendar(&large(), paper);
        assert!(text.split("\r\n").all(|line| line.len() <= 75));
        assert!(text.contains("\r\n "));
        assert_eq!(text, calendar(&large(), paper));
        assert_eq!(text.matches("UID:").count(), text.matches("DTSTAMP:").count());
    }
}

#[test]
fn hostile_words_open_no_line_of_their_own() {
    let mut hall = afternoon();
    let item = hall.0.rows().items.keys().next().copied().unwrap();
    let text = "x\r\nEND:VTODO\r\nBEGIN:VALARM\u{1b}]0;a\u{7}; y, z\\n";
    hall.task(item, "17:06", text, "Ban;quản,lý\nATTACH:x", "", Some(day("2025-06-05")));
    hall.info(|info| info.title = "Họp\r\nATTACH:file".into());
    for paper in [Paper::Agenda, Paper::Conclusions] {
        let text = calendar(&hall.0, paper);
        let keys: Vec<String> = properties(&text).into_iter().map(|(key, _)| key).collect();
        assert!(!keys.iter().any(|key| key.starts_with("ATTACH")), "{text}");
        assert!(
            !text.contains("BEGIN:VALARM\r\n") && text.chars().all(|c| !c.is_control() || matches!(c, '\r' | '\n'))
        );
    }
}
