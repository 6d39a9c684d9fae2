//! nginx as a plain process of the test: its files in one folder, two ports of this machine, and gone with the test.

use std::fs::{self, File};
use std::io;
use std::net::{Ipv4Addr, TcpListener, TcpStream};
use std::path::Path;
use std::process::{Child, Stdio};
use std::thread;
use std::time::{Duration, Instant};

use crate::run::{self, Result};
use crate::setup;
use site::hosting::{Place, nginx};

/// How long it may take to answer.
const PATIENCE: Duration = Duration::from_secs(10);

/// A running nginx with two servers.
pub struct Nginx {
    child: Child,
    /// The port of the site with a host of its own.
    pub root: u16,
    /// The port of the site below a path of another host.
    pub below: u16,
}

impl Nginx {
    /// Starts it for the site in `site` below this folder; `base` is the path where it stands within another host.
    pub fn start(folder: &Path, base: &str) -> Result<Self> {
        let program = setup::nginx().ok_or("there is no nginx: cargo xtask doctor says how to get it")?;
        let failed = |e: io::Error| format!("nginx cannot be started in {}: {e}", folder.display());
        let [root, below] = free_ports().map_err(failed)?;
        let (config, log) = (folder.join("nginx.conf"), folder.join("nginx.log"));
        fs::write(&config, configuration(folder, base, [root, below])).map_err(failed)?;
        let mut command = run::command(program);
        command.arg("-p").arg(folder).arg("-c").arg(&config).stdin(Stdio::null()).stdout(Stdio::null());
        let child = command.stderr(File::create(&log).map_err(failed)?).spawn().map_err(failed)?;
        let mut nginx = Self { child, root, below };
        nginx.wait(&log)?;
        Ok(nginx)
    }

    /// Waits until both servers answer.
    fn wait(&mut self, log: &Path) -> Result<()> {
        let begun = Instant::now();
        let answers = |port: u16| TcpStream::connect((Ipv4Addr::LOCALHOST, port)).is_ok();
        while !(answers(self.root) && answers(self.below)) {
            let ended = self.child.try_wait().map_err(|e| format!("nginx was lost: {e}"))?;
            if ended.is_some() || begun.elapsed() > PATIENCE {
                let said = fs::read_to_string(log).unwrap_or_default();
                return Err(format!("nginx does not serve the generated configuration:\n{}", said.trim()));
            }
            thread::sleep(Duration::from_millis(20));
        }
        Ok(())
    }
}

impl Drop for Nginx {
    fn drop(&mut self) {
        // It is one process, without workers that could outlive it. Where it has ended by itself, nothing is left to do.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// Two ports that were free a moment ago.
fn free_ports() -> io::Result<[u16; 2]> {
    let (one, two) = (TcpListener::bind((Ipv4Addr::LOCALHOST, 0))?, TcpListener::bind((Ipv4Addr::LOCALHOST, 0))?);
    Ok([one.local_addr()?.port(), two.local_addr()?.port()])
}

/// The generated configurations, within what a whole nginx needs. The other host adds headers of its own, which are
/// not for the map.
fn configuration(folder: &Path, base: &str, [root, below]: [u16; 2]) -> String {
    let here = folder.display();
    let site = format!("{here}/site");
    let place = |base| Place { base, folder: &site };
    let temporary: String = ["client_body", "proxy", "fastcgi", "uwsgi", "scgi"]
        .map(|name| format!("    {name}_temp_path \"{here}/{name}\";\n"))
        .concat();
    let own = nginx::server(place("/"), &format!("127.0.0.1:{root}"), "localhost");
    let within = nginx::locations(place(base));
    format!(
        "daemon off;\nmaster_process off;\npid \"{here}/nginx.pid\";\nerror_log stderr;\nevents {{ }}\n\
         http {{\n    access_log off;\n{temporary}\n{own}\nserver {{\n    listen 127.0.0.1:{below};\n    \
         charset utf-8;\n    add_header X-Frame-Options DENY always;\n    \
         add_header Content-Security-Policy \"default-src 'none'\" always;\n    \
         location / {{\n        return 204;\n    }}\n\n{within}}}\n}}\n"
    )
}
