//! The sample's relative addresses, as they are written elsewhere.

use serde_json::Value;

/// The properties that hold an address.
const ADDRESSES: [&str; 6] = ["href", "image", "logo", "poster", "terms", "url"];

/// Makes the relative addresses of a document lead from its new place to where they led before: to a folder.
pub(super) fn lead_to(folder: &str, document: &mut Value) {
    match document {
        Value::Array(members) => members.iter_mut().for_each(|member| lead_to(folder, member)),
        Value::Object(properties) => {
            for (name, value) in properties {
                match value {
                    Value::String(address) if ADDRESSES.contains(&name.as_str()) && is_relative(address) => {
                        *address = format!("{folder}{address}");
                    }
                    _ => lead_to(folder, value),
                }
            }
        }
        _ => {}
    }
}

fn is_relative(address: &str) -> bool {
    let before_path = address.split(['/', '?', '#']).next().unwrap_or_default();
    !address.starts_with('/') && !before_path.contains(':')
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn relative_addresses_lead_back_and_others_stay() {
        for (written, expected) in [
            ("pictures/map.jpg", "../coverage/pictures/map.jpg"),
            ("https://example.org/map", "https://example.org/map"),
            ("mailto:newsroom@example.org", "mailto:newsroom@example.org"),
            ("/map.jpg", "/map.jpg"),
        ] {
            let mut document = json!({"body": [{"sizes": [{"url": written}], "alt": "pictures/map.jpg"}]});
            lead_to("../coverage/", &mut document);
            assert_eq!(document["body"][0]["sizes"][0]["url"], expected);
            assert_eq!(document["body"][0]["alt"], "pictures/map.jpg");
        }
    }
}
