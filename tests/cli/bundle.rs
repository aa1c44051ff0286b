//! `export all`: one folder with everything, its manifest, and what it refuses.

use crate::place::{Place, mode};
use serde_json::Value;
use sha2::{Digest, Sha256};
use std::fs;
use std::path::Path;
use std::process::Command;
use thuky::domain::{Format, Paper};

fn names(folder: &Path) -> Vec<String> {
    let mut names: Vec<String> =
        fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
    names.sort();
    names
}

/// Name and sum of every line of the manifest.
fn manifest(folder: &Path) -> Vec<(String, String)> {
    let manifest = fs::read_to_string(folder.join("SHA256SUMS")).unwrap();
    let line = |line: &str| line.split_once("  ").map(|(sum, name)| (name.to_owned(), sum.to_owned())).unwrap();
    manifest.lines().map(line).collect()
}

#[test]
fn the_folder_holds_every_paper_in_every_format_and_a_manifest_of_it() {
    let place = Place::locked();
    assert_eq!(place.does(&["export", "all", "--out", "giay"]), "giay\n");
    let folder = place.at("giay");
    let names = names(&folder);
    let made = Paper::ALL.iter().flat_map(|paper| paper.formats());
    let made = made.filter(|format| cfg!(feature = "pdf") || **format != Format::Pdf).count();
    assert_eq!(names.len(), made + 2, "{names:?}");
    let listed = manifest(&folder);
    assert!(listed.windows(2).all(|pair| pair[0] < pair[1]));
    let beside: Vec<&String> = names.iter().filter(|name| *name != "SHA256SUMS").collect();
    assert_eq!(listed.iter().map(|(name, _)| name).collect::<Vec<_>>(), beside);
    for (name, sum) in &listed {
        let bytes = fs::read(folder.join(name)).unwrap();
        let digits: String = Sha256::digest(&bytes).iter().map(|byte| format!("{byte:02x}")).collect();
        assert_eq!((&digits, mode(&folder.join(name))), (sum, 0o600), "{name}");
    }
    assert_eq!(mode(&folder), 0o700);
    let checked = Command::new("sha256sum").args(["-c", "--quiet", "SHA256SUMS"]).current_dir(&folder).output();
    if let Ok(checked) = checked {
        assert!(checked.status.success(), "{}", String::from_utf8_lossy(&checked.stdout));
    }
    let record: Value = serde_json::from_slice(&fs::read(folder.join("Du-lieu-2025-05-24-v1.json")).unwrap()).unwrap();
    assert_eq!(record, place.json(&["show"]));
}

#[test]
fn a_paper_of_the_folder_is_the_paper_made_alone() {
    let place = Place::locked();
    place.does(&["export", "all", "--out", "giay", "--public"]);
    for (paper, switches) in [("minutes", &[][..]), ("minutes", &["--public"]), ("journal", &[]), ("report", &[])] {
        let alone = place.does(&[&["export", paper, "--format", "docx"], switches].concat()).trim_end().to_owned();
        let folder = place.at(if switches.is_empty() { "giay" } else { "giay/cong-khai" });
        assert!(fs::read(place.at(&alone)).unwrap() == fs::read(folder.join(&alone)).unwrap(), "{alone}");
    }
}

#[test]
fn public_copies_stand_in_a_folder_that_can_be_handed_over_whole() {
    let place = Place::with_meeting();
    place.does(&["export", "all"]);
    let plain = names(&place.at("Ho-so-2025-05-24-du-thao"));
    assert!(!plain.iter().any(|name| name.contains("cong-khai")), "{plain:?}");
    let told = place.json(&["export", "all", "--public", "--out", "b"]);
    let both: Vec<&str> = told["files"].as_array().unwrap().iter().filter_map(Value::as_str).collect();
    let (folder, handed) = (place.at("b"), names(&place.at("b/cong-khai")));
    assert_eq!((told["path"].as_str(), both.len()), (Some("b"), names(&folder).len() - 1 + handed.len()));
    assert!(plain.iter().all(|name| both.contains(&name.as_str())));
    let public: Vec<&str> = both.iter().filter_map(|name| name.strip_prefix("cong-khai/")).collect();
    assert!(!public.is_empty() && public == handed && both.len() == plain.len() + public.len());
    assert!(public.iter().all(|name| name.contains("-cong-khai")), "{public:?}");
    assert_eq!(mode(&folder.join("cong-khai")), 0o700);
    let checked = Command::new("sha256sum").args(["-c", "--quiet", "SHA256SUMS"]).current_dir(&folder).output();
    assert!(checked.is_ok_and(|checked| checked.status.success()));
    assert_eq!(manifest(&folder).len() + 1, both.len());
    for internal in ["Nhat-ky", "Phieu", "Du-lieu"] {
        assert!(!public.iter().any(|name| name.starts_with(internal)), "{public:?}");
    }
}

#[test]
fn a_folder_with_something_in_it_wants_force_and_keeps_what_is_not_ours() {
    let place = Place::with_meeting();
    let folder = place.at("giay");
    fs::create_dir(&folder).unwrap();
    fs::write(folder.join("thư.txt"), "của dân").unwrap();
    let refused = place.run(&["export", "all", "--out", "giay"]);
    assert_eq!((refused.code, refused.out.as_str()), (1, ""));
    assert!(refused.err.lines().last().unwrap().contains("--force"), "{}", refused.err);
    assert_eq!(names(&folder), ["thư.txt"]);
    place.does(&["export", "all", "--out", "giay", "--force"]);
    assert_eq!(fs::read_to_string(folder.join("thư.txt")).unwrap(), "của dân");
    let first = names(&folder);
    assert!(first.len() > 10 && !first.iter().any(|name| name.ends_with(".part")), "{first:?}");
    let minutes = folder.join("Bien-ban-2025-05-24-du-thao.docx");
    let before = fs::read(&minutes).unwrap();
    fs::write(&minutes, "sửa tay").unwrap();
    place.does(&["export", "all", "--out", "giay/", "--force"]);
    assert!(fs::read(&minutes).unwrap() == before && names(&folder) == first);
    fs::remove_file(&minutes).unwrap();
    fs::create_dir(&minutes).unwrap();
    let refused = place.run(&["export", "all", "--out", "giay", "--force"]);
    assert!(refused.code == 1 && minutes.is_dir() && names(&folder) == first, "{}", refused.err);
    fs::create_dir(place.at("trống")).unwrap();
    place.does(&["export", "all", "--out", "trống"]);
    assert_eq!(manifest(&place.at("trống")), manifest(&folder));
}

#[test]
fn all_goes_into_a_folder_only() {
    let place = Place::with_meeting();
    let before = (fs::read(&place.file).unwrap(), place.names());
    for target in ["hop.db", "gone/giay", "/proc/giay", "/dev/null"] {
        for force in [&[][..], &["--force"]] {
            let said = place.run(&[&["export", "all", "--out", target], force].concat());
            assert_eq!((said.code, said.out.as_str()), (1, ""), "{target}: {}", said.err);
            assert!(!said.err.contains("panicked"));
        }
    }
    for nonsense in [&["--format", "docx"][..], &["--out", "-"], &["--check"]] {
        let said = place.run(&[&["export", "all"], nonsense].concat());
        assert_eq!((said.code, said.err.lines().count()), (2, 1), "{nonsense:?}: {}", said.err);
    }
    assert!((fs::read(&place.file).unwrap(), place.names()) == before, "{:?}", place.names());
}
