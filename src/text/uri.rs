//! Web addresses as machines want them.

use std::fmt::Write as _;

/// Which bytes may stand in an address as they are.
const IN_URIS: [bool; 256] = {
    let mut fits = [false; 256];
    let bytes = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~:/?#@!$&'()*+,;=%[]";
    let mut at = 0;
    while at < bytes.len() {
        fits[bytes[at] as usize] = true;
        at += 1;
    }
    fits
};

/// Returns an address in which every character that RFC 3986 does not have is written with `%`.
pub fn uri(address: String) -> String {
    let fits = |byte: &u8| IN_URIS[usize::from(*byte)];
    if address.bytes().all(|byte| fits(&byte)) {
        return address;
    }
    let mut out = String::with_capacity(address.len() + 16);
    for byte in address.bytes() {
        match byte {
            byte if fits(&byte) => out.push(char::from(byte)),
            byte => {
                let _ = write!(out, "%{byte:02X}");
            }
        }
    }
    out
}
