//! Three hours in the hall, by keys only.
mod common;
use common::Bench;

#[test]
fn smoke() {
    let mut bench = Bench::in_dialogue();
    bench.press("f2 dinh enter f3 f5").unikey("Đề nghị xã sửa đường").press("enter");
    assert_eq!(bench.minutes(), ["Hoàng Văn Định: Đề nghị xã sửa đường"]);
}
