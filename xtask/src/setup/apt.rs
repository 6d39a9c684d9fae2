//! Debian's and Ubuntu's packages, where the machine has them and we may install.

use std::path::Path;
use std::process::{Command, Stdio};

use crate::run::{self, Result};
use site::paths;

/// Whether this machine installs its software with apt.
pub fn here() -> bool {
    run::find("apt-get").is_some()
}

/// The line a person types to install these packages.
pub fn line(packages: &[&str]) -> String {
    format!("sudo apt-get install -y --no-install-recommends {}", packages.join(" "))
}

/// Installs packages, or says which line to type when we may not.
pub fn install(packages: &[&str]) -> Result<()> {
    let admin = Admin::find().ok_or_else(|| {
        format!("installing {} needs the administrator. Please type: {}", packages.join(", "), line(packages))
    })?;
    find_offers(packages)?;
    let mut words = vec!["install", "-y", "-q", "--no-install-recommends"];
    words.extend(packages);
    let install = || run::run_logged(&mut admin.apt(&words), &paths::log("apt-install")?);
    // Lists that are older than the archive name files that are gone.
    install().or_else(|_| update().and_then(|()| install()))
}

/// Unpacks a package's files below a folder. Nothing is installed or started, and nobody need be administrator.
pub fn unpack(package: &str, folder: &Path) -> Result<()> {
    find_offers(&[package])?;
    let mut download = run::command("apt-get");
    // As the caller, who may write into this folder, and not as the user that apt has for downloads.
    download.args(["download", "-q", "-o", "APT::Sandbox::User=root", package]).current_dir(folder);
    run::run_logged(&mut download, &paths::log("apt-download")?)?;
    let entries = folder.read_dir().map_err(|e| format!("{} cannot be read: {e}", folder.display()))?;
    let mut files = entries.flatten().map(|entry| entry.path());
    let file = files.find(|path| path.extension().is_some_and(|ending| ending == "deb"));
    let file = file.ok_or_else(|| format!("apt-get download {package} left no file in {}", folder.display()))?;
    run::output(run::command("dpkg-deb").arg("--extract").arg(file).arg(folder)).map(|_| ())
}

/// The first of these packages that the lists offer; they are brought up to date where none is and we may.
pub fn first_offered<'a>(packages: &[&'a str]) -> Result<&'a str> {
    let first = || packages.iter().copied().find(|name| is_offered(name));
    if let Some(package) = first() {
        return Ok(package);
    }
    update()?;
    first().ok_or_else(|| format!("this system's package lists do not offer {}", packages.join(" or ")))
}

/// Brings the package lists up to date, where we may.
pub fn update() -> Result<()> {
    match Admin::find() {
        Some(admin) => run::run_logged(&mut admin.apt(&["update", "-q"]), &paths::log("apt-update")?),
        None => Ok(()),
    }
}

/// Makes sure that the package lists offer these, bringing the lists up to date where they do not and we may.
fn find_offers(packages: &[&str]) -> Result<()> {
    if !packages.iter().all(|name| is_offered(name)) {
        update()?;
    }
    match packages.iter().find(|name| !is_offered(name)) {
        Some(unknown) => Err(format!("this system's package lists do not offer {unknown}")),
        None => Ok(()),
    }
}

/// Whether apt knows a version of this package that it could install.
fn is_offered(package: &str) -> bool {
    let mut policy = run::command("apt-cache");
    policy.env("LC_ALL", "C").args(["policy", package]);
    run::output(&mut policy).is_ok_and(|text| has_candidate(&text))
}

fn has_candidate(policy: &str) -> bool {
    let mut lines = policy.lines().map(str::trim);
    lines.any(|line| line.strip_prefix("Candidate:").is_some_and(|version| version.trim() != "(none)"))
}

/// How we come to be allowed to install.
enum Admin {
    Root,
    Sudo,
}

impl Admin {
    fn find() -> Option<Self> {
        if run::output(run::command("id").arg("-u")).is_ok_and(|id| id == "0") {
            return Some(Self::Root);
        }
        let mut sudo = run::command("sudo");
        sudo.args(["-n", "true"]).stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null());
        sudo.status().is_ok_and(|status| status.success()).then_some(Self::Sudo)
    }

    fn apt(&self, words: &[&str]) -> Command {
        let mut command = match self {
            Self::Root => run::command("env"),
            Self::Sudo => {
                let mut sudo = run::command("sudo");
                sudo.args(["-n", "env"]);
                sudo
            }
        };
        command.arg("DEBIAN_FRONTEND=noninteractive").arg("apt-get").args(words);
        command
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_package_is_offered_when_it_has_a_candidate() {
        assert!(has_candidate("web:\n  Installed: (none)\n  Candidate: 1.96.0\n"));
        assert!(!has_candidate("web:\n  Installed: (none)\n  Candidate: (none)\n"));
        assert!(!has_candidate(""));
    }
}
