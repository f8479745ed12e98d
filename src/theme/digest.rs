//! What something was made of, as a hash: of everything that a view says, whatever its type.

use std::hash::Hash;
use std::hash::Hasher;

/// So many bytes are gathered before they are hashed: views are made of short texts, of which each alone would cost more.
const GATHERED: usize = 4096;

/// Gathers what views say.
///
/// What the standard library writes for a value ends by itself, texts by a byte that no text holds and lists by their
/// length, so no two views say the same.
#[derive(Default)]
pub(super) struct Digest {
    hasher: blake3::Hasher,
    gathered: Vec<u8>,
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
        self.hasher.clone().update(&self.gathered).finalize()
    }
}

impl Hasher for Digest {
    fn write(&mut self, bytes: &[u8]) {
        self.gathered.extend_from_slice(bytes);
        if self.gathered.len() >= GATHERED {
            self.hasher.update(&self.gathered);
            self.gathered.clear();
        }
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
            vec![Some("a".repeat(GATHERED)), Some("b".to_owned())],
            vec![Some("a".repeat(GATHERED - 1)), Some("ab".to_owned())],
        ];
        let hashes: Vec<_> = views.iter().map(Digest::of).collect();
        for (at, hash) in hashes.iter().enumerate() {
            assert_eq!(Digest::of(&views[at]), *hash);
            assert!(!hashes[..at].contains(hash), "{at}");
        }
    }
}
