//! Base 64 (RFC 4648).

/// The letters for the numbers from 0 to 63.
const LETTERS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

/// Writes bytes in base 64, with `=` at the end where the last group is not full.
///
/// ```
/// use doithoai::text::base64;
/// assert_eq!(base64(b"foob"), "Zm9vYg==");
/// assert_eq!(base64(b"fooba"), "Zm9vYmE=");
/// assert_eq!(base64("đ>".as_bytes()), "xJE+");
/// ```
#[must_use]
pub fn base64(bytes: &[u8]) -> String {
    let mut written = String::with_capacity(bytes.len().div_ceil(3) * 4);
    for group in bytes.chunks(3) {
        let byte = |at: usize| u32::from(group.get(at).copied().unwrap_or(0));
        let number = byte(0) << 16 | byte(1) << 8 | byte(2);
        for (at, shift) in [18, 12, 6, 0].into_iter().enumerate() {
            let letter = LETTERS.get((number >> shift & 63) as usize).copied().unwrap_or(b'=');
            written.push(if at <= group.len() { char::from(letter) } else { '=' });
        }
    }
    written
}
