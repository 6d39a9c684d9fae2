//! The command line: one table of commands, from which it is read and explained.

use lexopt::prelude::*;

use crate::run::Result;

/// What can be typed after `cargo xtask`.
pub struct Command {
    /// Its name.
    pub name: &'static str,
    /// What may follow.
    pub takes: &'static [Takes],
    /// What it does, a line each; nothing for what is not for typing.
    pub about: &'static [&'static str],
    /// Does it.
    pub run: fn(&Options) -> Result<()>,
}

/// What may follow a command.
#[derive(Clone, Copy)]
pub enum Takes {
    /// An option that is there or not.
    Flag(&'static str),
    /// An option with a value, and what that is.
    Value(&'static str, &'static str),
    /// Words, as they are called in the explanation.
    Words(&'static str),
    /// Everything, as it stands, for another program to read; so it is explained.
    Rest(&'static str),
}

/// What was typed after a command.
#[derive(Debug, Default, PartialEq)]
pub struct Options {
    given: Vec<(&'static str, String)>,
    /// The words.
    pub words: Vec<String>,
}

impl Options {
    /// Whether a flag was given.
    pub fn has(&self, name: &str) -> bool {
        self.value(name).is_some()
    }

    /// The value of an option, where it was given; the last one counts.
    pub fn value(&self, name: &str) -> Option<&str> {
        self.given.iter().rev().find(|(known, _)| *known == name).map(|(_, value)| value.as_str())
    }
}

impl Command {
    /// Reads what follows the command's name.
    ///
    /// # Errors
    /// With what the command takes where something else was typed.
    pub fn read(&self, args: &[String]) -> Result<Options> {
        let mut options = Options::default();
        if self.takes.iter().any(|takes| matches!(takes, Takes::Rest(_))) {
            options.words = args.to_vec();
            return Ok(options);
        }
        let mut parser = lexopt::Parser::from_args(args);
        let wrong = |e: lexopt::Error| format!("{}: {e}; it takes {}", self.name, self.usage());
        while let Some(arg) = parser.next().map_err(wrong)? {
            let known = self.takes.iter().find(|takes| takes.is(&arg));
            match (known, arg) {
                (Some(Takes::Flag(name)), _) => options.given.push((name, String::new())),
                (Some(Takes::Value(name, what)), _) => {
                    let value = parser.value().and_then(ValueExt::string).ok().filter(|value| !value.starts_with("--"));
                    let value = value.ok_or_else(|| format!("{}: --{name} takes {what}", self.name))?;
                    options.given.push((name, value));
                }
                (Some(_), Value(word)) => options.words.push(word.to_string_lossy().into_owned()),
                (_, arg) => return Err(wrong(arg.unexpected())),
            }
        }
        Ok(options)
    }

    /// What may follow, as it is explained.
    fn usage(&self) -> String {
        let shown: Vec<String> = self.takes.iter().map(Takes::shown).collect();
        if shown.is_empty() { "nothing".into() } else { shown.join(" ") }
    }
}

impl Takes {
    fn is(&self, arg: &lexopt::Arg<'_>) -> bool {
        match (self, arg) {
            (Self::Flag(name) | Self::Value(name, _), Long(typed)) => name == typed,
            (Self::Words(_), Value(_)) => true,
            _ => false,
        }
    }

    fn shown(&self) -> String {
        match self {
            Self::Flag(name) => format!("[--{name}]"),
            Self::Value(name, what) => {
                let capital = what.split_whitespace().find(|word| word.chars().all(|c| c.is_ascii_uppercase()));
                format!("[--{name} {}]", capital.unwrap_or("VALUE"))
            }
            Self::Words(name) => format!("[{name}...]"),
            Self::Rest(shown) => (*shown).to_owned(),
        }
    }
}

/// Every command with what it takes and does.
pub fn usage(commands: &[Command]) -> String {
    let mut text = "usage: cargo xtask COMMAND\n".to_owned();
    for command in commands.iter().filter(|command| !command.about.is_empty()) {
        let takes = if command.takes.is_empty() { String::new() } else { format!(" {}", command.usage()) };
        text.push_str(&format!("\n  {}{takes}\n", command.name));
        command.about.iter().for_each(|line| text.push_str(&format!("      {line}\n")));
    }
    text
}

/// How much work the compiler puts into the result.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Effort {
    /// Small and fast, as it is published.
    Release,
    /// Built quickly, large and slow: for trying things.
    Dev,
}

impl Effort {
    /// What was typed.
    pub fn of(options: &Options) -> Self {
        if options.has("dev") { Self::Dev } else { Self::Release }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const SHOW: Command = Command {
        name: "show",
        takes: &[Takes::Value("port", "a NUMBER"), Takes::Flag("dev"), Takes::Words("PART")],
        about: &["shows it"],
        run: |_| Ok(()),
    };

    fn read(text: &str) -> Result<Options> {
        SHOW.read(&text.split_whitespace().map(str::to_owned).collect::<Vec<_>>())
    }

    #[test]
    fn options_and_words_are_read_in_any_order() {
        let options = read("one --port 9 two --dev").unwrap();
        assert_eq!((options.value("port"), options.has("dev")), (Some("9"), true));
        assert_eq!(options.words, ["one", "two"]);
        assert_eq!(read("--port=8 --port=9").unwrap().value("port"), Some("9"));
        assert_eq!(read("").unwrap(), Options::default());
    }

    #[test]
    fn what_is_mistyped_is_named_with_what_would_be_right() {
        for (typed, says) in [
            ("--prot 9", "--prot"),
            ("--dev=9", "show: "),
            ("-p", "[--port NUMBER] [--dev] [PART...]"),
            ("--port", "--port takes a NUMBER"),
            ("--port --dev", "--port takes a NUMBER"),
        ] {
            let said = read(typed).unwrap_err();
            assert!(said.contains(says), "{typed}: {said}");
        }
        let plain = Command { takes: &[], ..SHOW };
        assert!(plain.read(&["word".to_owned()]).unwrap_err().ends_with("it takes nothing"));
    }

    #[test]
    fn what_another_program_reads_is_left_alone() {
        let bench = Command { takes: &[Takes::Rest("[--peer NAME]")], ..SHOW };
        assert_eq!(bench.read(&["--peer".to_owned(), "x".to_owned()]).unwrap().words, ["--peer", "x"]);
    }

    #[test]
    fn every_command_is_explained_but_what_is_not_for_typing() {
        let hidden = Command { name: "hook", about: &[], ..SHOW };
        let text = usage(&[SHOW, hidden]);
        assert!(
            text.contains("\n  show [--port NUMBER] [--dev] [PART...]\n      shows it\n") && !text.contains("hook")
        );
    }
}
