//! What a key costs: in the app, in a frame, on the disk; and what a paper costs. Run with `cargo bench`; nothing asserts a time.

use divan::{Bencher, black_box};
use ratatui::buffer::Buffer;
use ratatui::layout::Size;
use thuky::app::{App, Event, Signs, Start, Theme};
use thuky::domain::{Duty, Format, Margin, Meeting, NewPerson, Paper, Step, Time, Wish};
use thuky::keymap::{Code, Key};
use thuky::runtime::frames::Frames;
use thuky::store::{Batch, Store};
use thuky::text::{self, Lang};
use thuky::view::Colours;
use thuky::{intake, papers, view};

fn main() {
    divan::main();
}

const NOW: Time = Time::from_millis(1_748_077_200_000);

/// The demonstration with so many paragraphs more: three hours of minutes.
fn meeting(paragraphs: usize) -> (Vec<Step>, Meeting) {
    let mut steps = intake::demo(2, NOW, 1);
    let mut meeting = Meeting::from_birth(&steps[0], 1).expect("the demo begins with a birth");
    steps[1..].iter().for_each(|step| meeting.apply(step));
    for n in 0..paragraphs {
        let text =
            format!("Bà con đề nghị xã sửa đoạn đường vào trạm bơm số {n}, mưa là lội, trẻ con đi học rất vất vả.");
        let (deed, changes) = meeting.write(&Margin::default(), &text, NOW).expect("a note may be written").finish();
        let step = Step { n: meeting.last_step() + 1, at: NOW, deed, changes, undoes: None };
        meeting.apply(&step);
        steps.push(step);
    }
    (steps, meeting)
}
fn app(paragraphs: usize) -> App {
    App::new(meeting(paragraphs).1, Start::default(), (120, 32), text::lexicon, NOW)
}

#[divan::bench(args = [0, 2000])]
fn key_in_the_app(bencher: Bencher, paragraphs: usize) {
    let mut app = app(paragraphs);
    bencher.bench_local(|| {
        app.on(Event::Key(Key::char('a')), NOW);
        app.on(Event::Key(Key::new(Code::Backspace)), NOW);
    });
}

#[divan::bench(args = [0, 2000])]
fn key_to_a_drawn_frame(bencher: Bencher, paragraphs: usize) {
    let mut app = app(paragraphs);
    let mut frames = Frames::new(Size::new(120, 32));
    bencher.bench_local(|| {
        app.on(Event::Key(Key::char('a')), NOW);
        let draw = |cells: &mut Buffer| view::draw(cells, &app, Lang::Vi);
        black_box(frames.next(draw));
        app.on(Event::Key(Key::new(Code::Backspace)), NOW);
    });
}

/// A letter in the find bar, and taken back: all minutes are searched twice.
#[divan::bench(args = [0, 2000])]
fn key_in_the_find_bar(bencher: Bencher, paragraphs: usize) {
    let mut app = app(paragraphs);
    app.on(Event::Key(Key::ctrl('f')), NOW);
    app.on(Event::Paste("tram bo".to_owned()), NOW);
    bencher.bench_local(|| {
        app.on(Event::Key(Key::char('m')), NOW);
        app.on(Event::Key(Key::new(Code::Backspace)), NOW);
    });
}

/// A key in the register box of a commune with so many people on its roll, with the frame that shows them.
#[divan::bench(args = ["d", "di", "dinh tn", "nguyn"])]
fn key_among_ten_thousand_names(bencher: Bencher, typed: &str) {
    let (mut steps, mut meeting) = meeting(0);
    let (family, given) =
        (["Nguyễn", "Trần", "Lê", "Hoàng", "Đặng"], ["Định", "Dũng", "Hoa", "Toàn", "Ánh", "Đức", "Bưởi"]);
    for n in 0..10_000_usize {
        let name = format!("{} Văn{} {}", family[n % 5], n / 35, given[n % 7]);
        let new = NewPerson { name, ..NewPerson::default() };
        let (deed, changes) = meeting.add_person(&new, Duty::Resident, "").expect("somebody may come").finish();
        let step = Step { n: meeting.last_step() + 1, at: NOW, deed, changes, undoes: None };
        meeting.apply(&step);
        steps.push(step);
    }
    let mut app = App::new(meeting, Start::default(), (120, 32), text::lexicon, NOW);
    app.on(Event::Key(Key::f(2)), NOW);
    typed.chars().for_each(|c| drop(app.on(Event::Key(Key::char(c)), NOW)));
    let mut frames = Frames::new(Size::new(120, 32));
    bencher.bench_local(|| {
        app.on(Event::Key(Key::new(Code::Backspace)), NOW);
        app.on(Event::Key(Key::char(typed.chars().last().expect("something is typed"))), NOW);
        black_box(frames.next(|cells: &mut Buffer| view::draw(cells, &app, Lang::Vi)));
    });
}

/// The same at the largest usual window, as each background and all signs dress it.
#[divan::bench(args = ["window", "dark", "dark ascii"])]
fn key_to_a_dressed_frame(bencher: Bencher, dress: &str) {
    let (theme, signs) = match dress {
        "window" => (Theme::Window, Signs::Full),
        "dark" => (Theme::Dark, Signs::Full),
        _ => (Theme::Dark, Signs::Ascii),
    };
    let mut app = App::new(meeting(200).1, Start::default(), (200, 60), text::lexicon, NOW);
    let mut frames = Frames::new(Size::new(200, 60));
    bencher.bench_local(|| {
        app.on(Event::Key(Key::char('a')), NOW);
        let draw = |cells: &mut Buffer| {
            let cursor = view::draw(cells, &app, Lang::Vi);
            view::dress(cells, theme, signs, Colours::True);
            cursor
        };
        black_box(frames.next(draw));
        app.on(Event::Key(Key::new(Code::Backspace)), NOW);
    });
}

#[divan::bench]
fn draft_of_a_key(bencher: Bencher) {
    let mut app = app(200);
    bencher.bench_local(|| {
        app.on(Event::Key(Key::char('a')), NOW);
        black_box(app.take_draft())
    });
}

#[divan::bench]
fn paste_of_ten_thousand_letters(bencher: Bencher) {
    let text = "Ý kiến của bà con xóm Thống Nhất. ".repeat(300);
    bencher.with_inputs(|| app(200)).bench_local_values(|mut app| app.on(Event::Paste(text.clone()), NOW));
}

/// Bytes in lines, in one line, in letters of an old font; and in one line into a field. Four times as many may cost four times
/// as much.
#[divan::bench(args = [1 << 18, 1 << 20], consts = [0, 1, 2, 3], sample_count = 10)]
fn long_paste<const KIND: usize>(bencher: Bencher, bytes: usize) {
    let line =
        ["Ý kiến của bà con xóm Thống Nhất.\n", "Ý kiến của bà con. ", "Uû ban nh©n d©n x· ®Ò nghÞ\n", "bà con. "]
            [KIND];
    let text = line.repeat(bytes / line.len());
    let ready = || {
        let mut app = app(200);
        if KIND == 3 {
            app.on(Event::Key(Key::f(2)), NOW);
        }
        (app, text.clone())
    };
    bencher.with_inputs(ready).bench_local_values(|(mut app, text)| {
        app.on(Event::Paste(text), NOW);
        app
    });
}

#[divan::bench]
fn recognising_a_long_text(bencher: Bencher) {
    let text = "Uû ban nh©n d©n x· Trung Héi ®Ò nghÞ ".repeat(4_000);
    bencher.bench_local(|| thuky::viet::recognise(black_box(&text)));
}

#[divan::bench]
fn step_and_draft_in_the_store(bencher: Bencher) {
    let mut store = Store::in_memory(NOW).expect("memory is there");
    let (steps, mut meeting) = meeting(0);
    store.write(&Batch { meeting: meeting.id(), steps: &steps, draft: None }, "bench").expect("the demo is sound");
    bencher.bench_local(|| {
        let (deed, changes) = meeting.write(&Margin::default(), "Một câu.", NOW).expect("a note").finish();
        let step = Step { n: meeting.last_step() + 1, at: NOW, deed, changes, undoes: None };
        meeting.apply(&step);
        store
            .write(&Batch { meeting: meeting.id(), steps: &[step], draft: Some((NOW, "{}")) }, "bench")
            .expect("sound");
    });
}

#[divan::bench(args = [0, 500])]
fn minutes_as_markdown(bencher: Bencher, paragraphs: usize) {
    let (_, meeting) = meeting(paragraphs);
    bencher.bench_local(|| papers::write(&(&meeting).into(), &Wish::of(Paper::Minutes), Format::Markdown));
}

#[divan::bench(args = [0, 500])]
fn minutes_as_docx(bencher: Bencher, paragraphs: usize) {
    let (_, meeting) = meeting(paragraphs);
    bencher.bench_local(|| papers::write(&(&meeting).into(), &Wish::of(Paper::Minutes), Format::Docx));
}

#[cfg(feature = "pdf")]
#[divan::bench(args = [0, 500])]
fn minutes_as_pdf(bencher: Bencher, paragraphs: usize) {
    let (_, meeting) = meeting(paragraphs);
    bencher.bench_local(|| papers::write(&(&meeting).into(), &Wish::of(Paper::Minutes), Format::Pdf));
}
