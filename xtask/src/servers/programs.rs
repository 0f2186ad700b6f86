//! The web servers, each independent of one that the machine may run.

use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::Result;
use fs_err as fs;

use super::SETTINGS;
use crate::process::on_path;
use crate::requirements::Requirement;

/// A web server.
pub(super) struct Server {
    pub(super) name: &'static str,
    /// What must be installed.
    pub(super) requirements: &'static [Requirement],
    /// The file of settings that publishers copy.
    pub(super) settings: &'static str,
    /// The lines with the folder and the port, and their replacements.
    pub(super) places: fn(folder: &Path, port: u16) -> Vec<(&'static str, String)>,
    /// Writes its main configuration into a folder, and returns the command that serves.
    pub(super) command: fn(folder: &Path, port: u16) -> Result<Command>,
}

/// All servers that the settings are for.
pub(super) const SERVERS: [Server; 3] = [
    Server {
        name: "nginx",
        requirements: &[
            Requirement::new("nginx", "nginx", || server_program("nginx").is_file()),
            Requirement::new("nginx's module brotli_static", "libnginx-mod-http-brotli-static", || {
                Path::new(BROTLI).is_file()
            }),
        ],
        settings: "deploy/nginx.conf",
        places: |folder, port| {
            vec![
                ("listen 80;", format!("listen 127.0.0.1:{port};")),
                ("root /srv/as-it-happened;", format!("root \"{}\";", folder.display())),
            ]
        },
        command: nginx,
    },
    Server {
        name: "Caddy",
        requirements: &[Requirement::new("Caddy", "caddy", || on_path("caddy").is_some())],
        settings: "deploy/Caddyfile",
        places: |folder, port| {
            vec![
                ("live.example.org {", format!("http://127.0.0.1:{port} {{")),
                ("root * /srv/as-it-happened", format!("root * \"{}\"", folder.display())),
            ]
        },
        command: caddy,
    },
    Server {
        name: "Apache",
        requirements: &[Requirement::new("Apache", "apache2-bin", || server_program("apache2").is_file())],
        settings: "deploy/apache.conf",
        places: |folder, _| vec![("\"/srv/as-it-happened\"", format!("\"{}\"", folder.display()))],
        command: apache,
    },
];

// Debian's folder for servers may be missing on PATH.
fn server_program(name: &str) -> PathBuf {
    on_path(name).unwrap_or_else(|| Path::new("/usr/sbin").join(name))
}

/// Sends prepared brotli files.
const BROTLI: &str = "/usr/lib/nginx/modules/ngx_http_brotli_static_module.so";

// One process, without a change of user: other users may not be able to read the folder.
fn nginx(folder: &Path, _: u16) -> Result<Command> {
    let main = folder.join("nginx.conf");
    let text = format!(
        "load_module {BROTLI};\n\
         daemon off;\nmaster_process off;\npid pid;\nerror_log stderr;\n\
         events {{}}\n\
         http {{\n\
         access_log off;\n\
         client_body_temp_path body;\nproxy_temp_path proxy;\nfastcgi_temp_path fastcgi;\n\
         uwsgi_temp_path uwsgi;\nscgi_temp_path scgi;\n\
         include {SETTINGS};\n\
         }}\n"
    );
    fs::write(&main, text)?;
    let mut command = Command::new(server_program("nginx"));
    command.arg("-p").arg(folder).arg("-c").arg(main).args(["-e", "stderr"]);
    Ok(command)
}

// Without the port for administration, which another Caddy may use.
fn caddy(folder: &Path, _: u16) -> Result<Command> {
    let main = folder.join("Caddyfile");
    fs::write(&main, format!("{{\n\tadmin off\n}}\nimport {SETTINGS}\n"))?;
    let mut command = Command::new("caddy");
    command.args(["run", "--adapter", "caddyfile", "--config"]).arg(main);
    // Its state goes here.
    command.envs(["HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME"].map(|name| (name, folder)));
    Ok(command)
}

const APACHE_MODULES: [&str; 8] = ["mpm_event", "authz_core", "dir", "mime", "headers", "rewrite", "filter", "deflate"];

// One process, without the system's media types, but with Debian's settings for `.br` and `.gz`, which would disturb ours.
// If it is started as root, its worker processes run as the user `nobody`.
fn apache(folder: &Path, port: u16) -> Result<Command> {
    let main = folder.join("apache2.conf");
    let load = |name| format!("LoadModule {name}_module /usr/lib/apache2/modules/mod_{name}.so\n");
    let text = APACHE_MODULES.map(load).concat()
        + &format!(
            "ServerRoot \"{0}\"\nServerName 127.0.0.1\nListen 127.0.0.1:{port}\nDocumentRoot \"{0}/page\"\n\
             User nobody\nGroup nogroup\nPidFile pid\nErrorLog /dev/stderr\nTypesConfig /dev/null\n\
             AddLanguage br .br\nAddType application/x-gzip .gz\n\
             Mutex posixsem\nInclude \"{0}/{SETTINGS}\"\n",
            folder.display()
        );
    fs::write(&main, text)?;
    let mut command = Command::new(server_program("apache2"));
    command.arg("-X").arg("-f").arg(main);
    Ok(command)
}
