//! Another program's hold on a file: a virus scanner, a word processor, a copy to the cloud.
//!
//! In: what the system said. Out: whether the reason may pass by itself, and trying again until it has. It must not touch
//! the disk. On other systems than Windows nobody's reading keeps others from a file, so there every answer is no.

use std::io;
use std::io::ErrorKind;
use std::thread;
use std::time::Duration;

/// Windows' codes for a file that another process holds (sharing and lock violation); they have no [`ErrorKind`].
const HELD: [i32; 2] = [32, 33];

/// The pauses between the attempts, in milliseconds: 1.27 s together. A scanner is done by then.
const PAUSES: [u64; 7] = [10, 20, 40, 80, 160, 320, 640];

/// Tells whether another program has the file open in a way that keeps others out.
pub fn is_held(error: &io::Error) -> bool {
    cfg!(windows) && error.raw_os_error().is_some_and(|code| HELD.contains(&code))
}

/// Tells whether another program's hold on the file may be the reason. Windows also refuses access to a file that is
/// about to be deleted, so that not even a refusal need be the last word.
pub fn may_pass(error: &io::Error) -> bool {
    is_held(error) || (cfg!(windows) && error.kind() == ErrorKind::PermissionDenied)
}

/// Tries again, with growing pauses, while another program may hold the file.
///
/// # Errors
/// Fails with the last error.
pub fn patiently<T>(action: impl FnMut() -> io::Result<T>) -> io::Result<T> {
    try_again(action, &PAUSES, may_pass)
}

fn try_again<T>(
    mut action: impl FnMut() -> io::Result<T>,
    pauses: &[u64],
    may_pass: impl Fn(&io::Error) -> bool,
) -> io::Result<T> {
    for pause in pauses {
        match action() {
            Err(error) if may_pass(&error) => thread::sleep(Duration::from_millis(*pause)),
            result => return result,
        }
    }
    action()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Counts the attempts of an action that fails so many times.
    fn attempts(failures: usize, kind: ErrorKind) -> (usize, bool) {
        let mut count = 0;
        let action = || {
            count += 1;
            if count > failures { Ok(()) } else { Err(kind.into()) }
        };
        let result = try_again(action, &[0, 0, 0], |error| error.kind() == ErrorKind::PermissionDenied);
        (count, result.is_ok())
    }

    #[test]
    fn what_may_pass_is_tried_again_and_nothing_else() {
        assert_eq!(attempts(0, ErrorKind::PermissionDenied), (1, true));
        assert_eq!(attempts(3, ErrorKind::PermissionDenied), (4, true));
        assert_eq!(attempts(9, ErrorKind::PermissionDenied), (4, false));
        assert_eq!(attempts(1, ErrorKind::StorageFull), (1, false));
    }

    #[test]
    fn the_pauses_grow() {
        assert!(PAUSES.is_sorted_by(|shorter, longer| shorter < longer));
    }
}
