//! The program: hands its arguments to [`doithoai::cli`] and ends with the exit code.

use std::process::ExitCode;

fn main() -> ExitCode {
    doithoai::cli::main()
}
