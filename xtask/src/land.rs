//! `cargo xtask land`

pub fn run() -> Result<(), String> {
    Err("not written yet".into())
}
