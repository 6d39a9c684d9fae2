//! The site as it is published: every file packed, and archived together with configurations of servers and licences, for whoever
//! hosts it.
//!
//! One build of one commit gives one archive, byte for byte. Its time of change is the commit's, less some hours that its bytes
//! determine, because servers tell pages of equal length apart by time alone.

mod archive;
mod bytes;
mod release;
mod site;

use crate::Result;
use crate::settings::SiteAddress;

pub use bytes::table;
pub use site::{Files, originals, packed, read, write};

/// The name of the release, and of the folder in its archive.
pub const NAME: &str = concat!("disputed-islands-", env!("CARGO_PKG_VERSION"));

/// The archive of a packed site; `epoch` is the time of its commit in seconds since 1970.
///
/// # Errors
/// Where a licence cannot be read, or the files cannot be packed.
pub fn archive(site: &Files, address: Option<&SiteAddress>, epoch: u64) -> Result<Vec<u8>> {
    let release = release::around(site, address)?;
    archive::pack(NAME, &release, archive::time(&release, epoch))
}
