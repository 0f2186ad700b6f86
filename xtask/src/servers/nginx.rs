//! nginx, independent of one that the machine may run.

use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::Result;
use fs_err as fs;

use super::{SETTINGS, Server};
use crate::process::on_path;
use crate::requirements::Requirement;

/// nginx with the module that sends prepared brotli files.
pub(super) const NGINX: Server = Server {
    name: "nginx",
    requirements: &[
        Requirement { name: "nginx", package: "nginx", is_met: || program().is_file() },
        Requirement {
            name: "nginx's module brotli_static",
            package: "libnginx-mod-http-brotli-static",
            is_met: || Path::new(BROTLI).is_file(),
        },
    ],
    settings: "deploy/nginx.conf",
    places: |folder, port| {
        vec![
            ("listen 80;", format!("listen 127.0.0.1:{port};")),
            ("root /srv/as-it-happened;", format!("root \"{}\";", folder.display())),
        ]
    },
    command,
};

const BROTLI: &str = "/usr/lib/nginx/modules/ngx_http_brotli_static_module.so";

// Debian's folder for servers may be missing on PATH.
fn program() -> PathBuf {
    on_path("nginx").unwrap_or_else(|| "/usr/sbin/nginx".into())
}

// One process, without a change of user: other users may not be able to read the folder.
fn command(folder: &Path, _: u16) -> Result<Command> {
    let main = folder.join("nginx.conf");
    fs::write(
        &main,
        format!(
            "load_module {BROTLI};\n\
             daemon off;\nmaster_process off;\npid pid;\nerror_log stderr;\n\
             events {{}}\n\
             http {{\n\
             access_log off;\n\
             client_body_temp_path body;\nproxy_temp_path proxy;\nfastcgi_temp_path fastcgi;\n\
             uwsgi_temp_path uwsgi;\nscgi_temp_path scgi;\n\
             include {SETTINGS};\n\
             }}\n"
        ),
    )?;
    let mut command = Command::new(program());
    command.arg("-p").arg(folder).arg("-c").arg(main).args(["-e", "stderr"]);
    Ok(command)
}
