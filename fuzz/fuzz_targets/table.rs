#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| doithoai_fuzz::table(bytes));
