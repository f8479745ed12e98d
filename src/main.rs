//! The program: hands its arguments to [`doithoai::cli`] and ends with the exit code.

use std::process::ExitCode;

#[cfg(not(windows))]
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() -> ExitCode {
    doithoai::cli::main()
}
