//! Mounts the app; everything else is in the library.

fn main() {
    #[cfg(feature = "csr")]
    leptos::mount::mount_to_body(|| leptos::html::main());
}
