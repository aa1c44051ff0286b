//! Starts the program; everything else lives in the library.

fn main() -> std::process::ExitCode {
    thuky::cli::run(std::env::args_os())
}
