//! Which files a commit makes, changes and removes, by name. In: the manifest and the offers. Out: paths. It must not touch
//! the disk.

use std::collections::BTreeSet;

use crate::output::manifest::Manifest;
use crate::output::offer::Offer;

/// The paths of files that a commit makes, changes and removes, each list sorted.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Changes {
    /// Files that no former build wrote.
    pub created: Vec<String>,
    /// Files with new bytes.
    pub changed: Vec<String>,
    /// Files of former builds that this one did not offer.
    pub removed: Vec<String>,
}

/// Compares offers with what former builds published, as far as paths are of interest.
pub(super) fn compare(manifest: &Manifest, offers: &[Offer], of_interest: impl Fn(&str) -> bool) -> Changes {
    let offered: BTreeSet<&str> = offers.iter().map(|offer| offer.path.as_str()).collect();
    let mut changes = Changes::default();
    for offer in offers.iter().filter(|offer| offer.staged.is_some() && of_interest(offer.path.as_str())) {
        let is_known = manifest.records.contains_key(&offer.path);
        let list = if is_known { &mut changes.changed } else { &mut changes.created };
        list.push(offer.path.as_str().to_owned());
    }
    let former = manifest.records.keys().map(|path| path.as_str());
    changes.removed.extend(former.filter(|path| of_interest(path) && !offered.contains(path)).map(str::to_owned));
    changes.created.sort_unstable();
    changes.changed.sort_unstable();
    changes
}
