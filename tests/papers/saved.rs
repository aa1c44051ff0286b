//! Papers on the disk, and the record as JSON.

use crate::hall::{Hall, afternoon};
use std::fs;
use thuky::domain::{Format, Meeting, Paper, Wish};
use thuky::papers::file::{SaveError, save, suggested_name};

fn name(meeting: &Meeting, format: Format) -> String {
    suggested_name(meeting, &Wish::of(Paper::Minutes), format)
}
use thuky::papers::json::show;

fn names(folder: &std::path::Path) -> Vec<String> {
    let mut names: Vec<String> =
        fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
    names.sort();
    names
}

#[test]
fn a_paper_is_there_whole_and_readable_by_its_owner_only() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("biên bản.docx");
    save(&path, b"one", false).unwrap();
    assert_eq!(fs::read(&path).unwrap(), b"one");
    assert_eq!(names(folder.path()), ["biên bản.docx"]);
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        assert_eq!(fs::metadata(&path).unwrap().permissions().mode() & 0o777, 0o600);
    }
}

#[test]
fn nothing_is_replaced_without_force() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("a.md");
    save(&path, b"one", false).unwrap();
    assert!(matches!(save(&path, b"two", false), Err(SaveError::Exists(there)) if there == path));
    assert_eq!(fs::read(&path).unwrap(), b"one");
    save(&path, b"two", true).unwrap();
    assert_eq!(fs::read(&path).unwrap(), b"two");
    assert_eq!(names(folder.path()), ["a.md"]);
}

#[test]
fn a_folder_is_refused_and_a_missing_one_is_named() {
    let folder = tempfile::tempdir().unwrap();
    let inner = folder.path().join("inner");
    fs::create_dir(&inner).unwrap();
    for force in [false, true] {
        assert!(matches!(save(&inner, b"x", force), Err(SaveError::NotAFile(_))));
        assert!(matches!(save(std::path::Path::new("/"), b"x", force), Err(SaveError::NotAFile(_))));
        let lost = folder.path().join("nowhere/a.md");
        let error = save(&lost, b"x", force).unwrap_err();
        assert!(error.to_string().contains("nowhere"), "{error}");
    }
    assert_eq!(names(folder.path()), ["inner"]);
}

#[cfg(target_os = "linux")]
#[test]
fn links_and_pipes_are_refused() {
    let folder = tempfile::tempdir().unwrap();
    let (target, link, lost, pipe) =
        (folder.path().join("t"), folder.path().join("link"), folder.path().join("lost"), folder.path().join("pipe"));
    fs::write(&target, "kept").unwrap();
    std::os::unix::fs::symlink(&target, &link).unwrap();
    std::os::unix::fs::symlink("nowhere", &lost).unwrap();
    rustix::fs::mkfifoat(rustix::fs::CWD, &pipe, rustix::fs::Mode::RUSR).unwrap();
    for path in [&link, &lost, &pipe] {
        for force in [false, true] {
            assert!(matches!(save(path, b"x", force), Err(SaveError::NotAFile(_))), "{path:?}");
        }
    }
    assert_eq!(fs::read(&target).unwrap(), b"kept");
    assert_eq!(names(folder.path()).len(), 4);
}

#[cfg(target_os = "linux")]
#[test]
fn a_folder_that_takes_no_file_is_named() {
    let error = save(std::path::Path::new("/proc/self/a.md"), b"x", false).unwrap_err();
    assert!(matches!(error, SaveError::Failed { .. }) && error.to_string().contains("/proc/self"), "{error}");
}

#[test]
fn a_draft_says_so_in_its_name_only() {
    assert_eq!(name(&Hall::planned().0, Format::Docx), "Bien-ban-2025-05-24-du-thao.docx");
    assert_eq!(name(&afternoon().0, Format::Markdown), "Bien-ban-2025-05-24.md");
}

#[test]
fn the_day_of_a_meeting_is_the_day_it_was_opened() {
    let mut hall = Hall::planned();
    assert_eq!(show(&hall.0)["meeting"]["date"], "2025-05-24");
    hall.info(|info| info.opened_at = thuky::domain::Time::parse("2025-05-26T00:10:00+07:00"));
    assert_eq!(name(&hall.0, Format::Docx), "Bien-ban-2025-05-26-du-thao.docx");
    assert_eq!(show(&hall.0)["meeting"]["date"], "2025-05-26");
}

#[test]
fn the_record_as_json_has_stable_names_and_no_phone() {
    let json = show(&afternoon().0);
    insta::assert_snapshot!(serde_json::to_string_pretty(&json).unwrap());
    assert!(!json.to_string().contains("0912345678"));
    for (list, fields) in [
        ("agenda", "number title state planned_minutes spells"),
        ("people", "name honorific role hamlet"),
        ("turns", "person hamlet agenda state asked_at spells"),
        ("opinions", "number author reader source hamlet kind field text agenda result unit deadline"),
        ("answers", "opinions by text"),
        ("minutes", "agenda at owner kind text opinion answer"),
        ("tasks", "text unit support deadline"),
        ("votes", "subject form for against other base"),
        ("breaks", "since until"),
    ] {
        let rows = json[list].as_array().unwrap();
        assert!(!rows.is_empty(), "{list}");
        for row in rows {
            assert!(row["id"].is_i64(), "{list} {row}");
            for field in fields.split(' ') {
                assert!(row.get(field).is_some(), "{list}.{field}");
            }
        }
    }
    for field in ["title", "date", "place", "started_at", "ended_at", "chair", "secretary", "heads"] {
        assert!(json["meeting"].get(field).is_some(), "{field}");
    }
    assert_eq!(json["meeting"]["started_at"], "2025-05-24T14:37:00+07:00");
}
