//! Running other programs, and saying how long it took.

use std::env;
use std::fs::{self, File};
use std::io::{self, BufRead, BufReader, IsTerminal, Write};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::sync::mpsc::{self, RecvTimeoutError};
use std::thread;
use std::time::{Duration, Instant};

/// A result whose error is one or more sentences for the person at the terminal.
pub type Result<T> = std::result::Result<T, String>;

/// How often a long job says that it is still alive where its own output would only fill a log.
const TICK: Duration = Duration::from_secs(30);

/// A command without the library paths that `cargo run` adds for its child: they lead other compilers astray.
pub fn command(program: impl AsRef<std::ffi::OsStr>) -> Command {
    let mut command = Command::new(program);
    command.env_remove("LD_LIBRARY_PATH").env_remove("DYLD_FALLBACK_LIBRARY_PATH");
    command
}

/// The program of this name on PATH.
pub fn find(name: &str) -> Option<PathBuf> {
    let file = format!("{name}{}", env::consts::EXE_SUFFIX);
    env::split_paths(&env::var_os("PATH")?).map(|folder| folder.join(&file)).find(|path| is_program(path))
}

/// Whether this is a file that the system would run.
pub fn is_program(path: &Path) -> bool {
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        path.metadata().is_ok_and(|data| data.is_file() && data.permissions().mode() & 0o111 != 0)
    }
    #[cfg(not(unix))]
    {
        path.is_file()
    }
}

/// What the command prints, trimmed.
pub fn output(command: &mut Command) -> Result<String> {
    let line = shown(command);
    let result = command.output().map_err(|e| format!("`{line}` could not be started: {e}"))?;
    if result.status.success() {
        return Ok(String::from_utf8_lossy(&result.stdout).trim().to_owned());
    }
    Err(format!("`{line}` failed ({}): {}", result.status, String::from_utf8_lossy(&result.stderr).trim()))
}

/// Runs the command with its own output in view.
pub fn run(command: &mut Command) -> Result<()> {
    let line = shown(command);
    let status = command.status().map_err(|e| format!("`{line}` could not be started: {e}"))?;
    if status.success() { Ok(()) } else { Err(format!("`{line}` failed ({status})")) }
}

/// Runs a talkative command: in view at a terminal, else into `log` with a sign of life now and then.
pub fn run_logged(command: &mut Command, log: &Path) -> Result<()> {
    if io::stderr().is_terminal() {
        return run(command);
    }
    let line = shown(command);
    let failed = |e: io::Error| format!("`{line}` could not be run: {e}");
    if let Some(folder) = log.parent() {
        fs::create_dir_all(folder).map_err(failed)?;
    }
    let file = File::create(log).map_err(failed)?;
    let copy = file.try_clone().map_err(failed)?;
    let mut child = command.stdin(Stdio::null()).stdout(file).stderr(copy).spawn().map_err(failed)?;
    let (done, ended) = mpsc::channel();
    let waiter = thread::spawn(move || {
        let status = child.wait();
        // The receiver only goes when this function has already returned.
        let _ = done.send(());
        status
    });
    let begun = Instant::now();
    while let Err(RecvTimeoutError::Timeout) = ended.recv_timeout(TICK) {
        say(&format!("  … {}: {}", spoken(begun.elapsed()), last_line(log)));
    }
    let status = waiter.join().map_err(|_| format!("`{line}` was lost"))?.map_err(failed)?;
    if status.success() { Ok(()) } else { Err(format!("`{line}` failed ({status}):\n{}", tail(log, 30))) }
}

/// Runs the command, its output in view, until it ends or stays silent for longer than `patience`.
pub fn run_while_it_speaks(command: &mut Command, patience: Duration) -> Result<()> {
    let line = shown(command);
    let failed = |e: io::Error| format!("`{line}` could not be run: {e}");
    let mut child =
        command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::piped()).spawn().map_err(failed)?;
    let (speak, heard) = mpsc::channel();
    if let Some(stderr) = child.stderr.take() {
        thread::spawn(move || {
            for text in BufReader::new(stderr).lines().map_while(io::Result::ok) {
                if speak.send(text).is_err() {
                    break;
                }
            }
        });
    }
    loop {
        match heard.recv_timeout(patience) {
            Ok(text) => say(&format!("  {text}")),
            Err(RecvTimeoutError::Timeout) => {
                child.kill().map_err(failed)?;
                child.wait().map_err(failed)?;
                return Err(format!("`{line}` said nothing for {}", spoken(patience)));
            }
            Err(RecvTimeoutError::Disconnected) => break,
        }
    }
    let status = child.wait().map_err(failed)?;
    if status.success() { Ok(()) } else { Err(format!("`{line}` failed ({status})")) }
}

/// Does one long step: says what it is beforehand, and afterwards how long it took.
pub fn step<T>(what: &str, work: impl FnOnce() -> Result<T>) -> Result<T> {
    say(what);
    let begun = Instant::now();
    let result = work()?;
    say(&format!("  done in {}", spoken(begun.elapsed())));
    Ok(result)
}

/// A line for the person at the terminal; standard output stays free for answers.
pub fn say(line: &str) {
    // Ignore EPIPE: progress output is optional.
    let _ = writeln!(io::stderr(), "{line}");
}

/// A duration as one would say it: "0.4 s", "12 s", "3 min 5 s".
pub fn spoken(time: Duration) -> String {
    let seconds = time.as_secs();
    match seconds {
        0..10 => format!("{:.1} s", time.as_secs_f64()),
        10..60 => format!("{seconds} s"),
        _ => format!("{} min {} s", seconds / 60, seconds % 60),
    }
}

/// The command as one would type it.
fn shown(command: &Command) -> String {
    let name = Path::new(command.get_program()).file_name().unwrap_or(command.get_program());
    let words = std::iter::once(name).chain(command.get_args());
    words.map(|word| word.to_string_lossy()).collect::<Vec<_>>().join(" ")
}

fn last_line(log: &Path) -> String {
    tail(log, 1).trim().to_owned()
}

fn tail(log: &Path, lines: usize) -> String {
    let text = fs::read(log).map(|bytes| String::from_utf8_lossy(&bytes).into_owned()).unwrap_or_default();
    let all: Vec<&str> = text.lines().collect();
    all[all.len().saturating_sub(lines)..].join("\n")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_duration_is_spoken_in_minutes_and_seconds() {
        assert_eq!(spoken(Duration::from_millis(420)), "0.4 s");
        assert_eq!(spoken(Duration::from_secs(59)), "59 s");
        assert_eq!(spoken(Duration::from_secs(185)), "3 min 5 s");
    }

    #[test]
    fn a_failing_command_says_what_was_typed() {
        let error = output(command("cargo").arg("no-such-command-at-all")).unwrap_err();
        assert!(error.contains("cargo no-such-command-at-all"), "{error}");
    }
}
