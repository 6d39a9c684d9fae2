//! Hashes as names of files and as what browsers check.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;

/// Twelve digits of a hash: enough to tell the states of one file apart.
pub fn short(hash: &[u8]) -> String {
    hash.iter().take(6).map(|byte| format!("{byte:02x}")).collect()
}

/// A hash as the attribute `integrity` has it; `algorithm` is `sha256` or `sha384`.
pub fn integrity(algorithm: &str, hash: &[u8]) -> String {
    format!("{algorithm}-{}", STANDARD.encode(hash))
}
