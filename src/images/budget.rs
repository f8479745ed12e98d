//! A bound on the memory that pictures take while they are decoded, however many threads there are.

use std::sync::Condvar;
use std::sync::Mutex;
use std::sync::MutexGuard;
use std::sync::PoisonError;

/// So much memory may be taken at one time, in bytes.
const ALL: u64 = 288 * 1024 * 1024;

/// Memory that is lent out. A picture that needs more than there is gets all of it, and is worked on alone.
///
/// Nobody waits for ever, as long as who holds memory waits for nobody who wants some. So work that is done with memory
/// must neither lend more nor hand parts of itself to the pool of threads: while it waited for these parts, its thread could
/// take up another picture, which would wait for the memory that lies beneath it on the same stack. Threads of its own
/// are no harm.
#[derive(Debug)]
pub(super) struct Budget {
    all: u64,
    free: Mutex<u64>,
    returned: Condvar,
}

impl Default for Budget {
    fn default() -> Self {
        Budget::of(ALL)
    }
}

impl Budget {
    /// Returns so much memory to lend, in bytes.
    pub(super) fn of(all: u64) -> Self {
        Budget { all, free: Mutex::new(all), returned: Condvar::new() }
    }

    /// Does some work once the memory for it is free.
    pub(super) fn with<T>(&self, memory: u64, work: impl FnOnce() -> T) -> T {
        let _lent = self.lend(memory.min(self.all));
        work()
    }

    fn lend(&self, memory: u64) -> Lent<'_> {
        let mut free = self.free();
        while *free < memory {
            free = self.returned.wait(free).unwrap_or_else(PoisonError::into_inner);
        }
        *free -= memory;
        Lent { budget: self, memory }
    }

    fn free(&self) -> MutexGuard<'_, u64> {
        self.free.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

struct Lent<'a> {
    budget: &'a Budget,
    memory: u64,
}

impl Drop for Lent<'_> {
    fn drop(&mut self) {
        *self.budget.free() += self.memory;
        self.budget.returned.notify_all();
    }
}

#[cfg(test)]
mod tests {
    use std::sync::atomic::AtomicU64;
    use std::sync::atomic::Ordering;

    use super::*;

    #[test]
    fn no_more_is_lent_than_there_is_and_everyone_gets_a_turn() {
        let budget = Budget::default();
        let (taken, done) = (AtomicU64::new(0), AtomicU64::new(0));
        let needs = [ALL / 3, ALL / 2, ALL, 2 * ALL, 1, ALL / 4, ALL / 3, ALL];
        std::thread::scope(|scope| {
            for need in needs {
                let (budget, taken, done) = (&budget, &taken, &done);
                scope.spawn(move || {
                    budget.with(need, || {
                        let now = taken.fetch_add(need.min(ALL), Ordering::SeqCst) + need.min(ALL);
                        assert!(now <= ALL);
                        std::thread::yield_now();
                        taken.fetch_sub(need.min(ALL), Ordering::SeqCst);
                        done.fetch_add(1, Ordering::SeqCst);
                    });
                });
            }
        });
        assert_eq!(done.into_inner(), needs.len() as u64);
        assert_eq!(*budget.free(), ALL);
    }
}
