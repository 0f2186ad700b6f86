//! nginx, run apart from the one that the machine may have.

use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::Result;

use super::{SETTINGS, Server, write};
use crate::needs::Need;
use crate::process::on_path;

/// nginx with the module that sends files compressed by brotli.
pub(super) const NGINX: Server = Server {
    name: "nginx",
    needs: &[
        Need { what: "nginx", package: "nginx", present: || program().is_file() },
        Need {
            what: "nginx's module brotli_static",
            package: "libnginx-mod-http-brotli-static",
            present: || Path::new(BROTLI).is_file(),
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

// Not everybody's PATH has Debian's folder for servers.
fn program() -> PathBuf {
    on_path("nginx").unwrap_or_else(|| "/usr/sbin/nginx".into())
}

// One process, which is its own master and changes to no other user: the folder may be closed to others.
fn command(folder: &Path, _: u16) -> Result<Command> {
    let main = folder.join("nginx.conf");
    write(
        &main,
        &format!(
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
