//! What something was made of, as a hash: of everything that a view says, whatever its type.

use std::hash::Hash;
use std::hash::Hasher;

/// The size of what a usual view says, in bytes, with the text of an article.
const USUAL_VIEW: usize = 16 * 1024;

/// Gathers what views say.
///
/// What the standard library writes for a value ends by itself, texts by a byte that no text holds and lists by their
/// length, so no two views say the same. All of it is hashed at once: views are made of short texts, of which each alone
/// would cost more.
pub(super) struct Digest {
    gathered: Vec<u8>,
}

impl Default for Digest {
    fn default() -> Self {
        Digest { gathered: Vec::with_capacity(USUAL_VIEW) }
    }
}

impl Digest {
    /// Returns the hash of one value.
    pub fn of<T: Hash + ?Sized>(value: &T) -> blake3::Hash {
        let mut digest = Digest::default();
        value.hash(&mut digest);
        digest.hash()
    }

    /// Returns the hash of all that was gathered.
    pub fn hash(&self) -> blake3::Hash {
        blake3::hash(&self.gathered)
    }
}

impl Hasher for Digest {
    fn write(&mut self, bytes: &[u8]) {
        self.gathered.extend_from_slice(bytes);
    }

    fn finish(&self) -> u64 {
        self.hash().as_bytes().iter().take(8).fold(0, |number, byte| number << 8 | u64::from(*byte))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn views_that_say_something_else_have_another_hash() {
        let views: Vec<Vec<Option<String>>> = vec![
            vec![],
            vec![None],
            vec![Some(String::new())],
            vec![Some("a".to_owned()), Some("b".to_owned())],
            vec![Some("ab".to_owned()), Some(String::new())],
            vec![Some("a".repeat(USUAL_VIEW)), Some("b".to_owned())],
            vec![Some("a".repeat(USUAL_VIEW - 1)), Some("ab".to_owned())],
        ];
        let hashes: Vec<_> = views.iter().map(Digest::of).collect();
        for (at, hash) in hashes.iter().enumerate() {
            assert_eq!(Digest::of(&views[at]), *hash);
            assert!(!hashes[..at].contains(hash), "{at}");
        }
    }
}
