//! A feed that means harm.

use e2e::feeds::hostile;
use e2e::page::Page;
use e2e::server::Site;
use e2e::suite::Steps;

pub(super) const JOURNEYS: &[(&str, Steps)] = &[("a reader reads a hostile feed as mere text", reads_hostile_text)];

fn reads_hostile_text(site: &Site, page: &Page<'_>) {
    let (coverage, ids) = hostile();
    site.serves(&coverage);
    page.read("");
    page.becomes("the number of posts", ids.len(), || page.shown_posts().len());
    page.is_at_rest();

    let markup = coverage["headline"].as_str().unwrap_or_default();
    page.becomes("the headline", markup.to_owned(), || page.css("h1").read("return element.textContent;"));
    let made: Vec<String> = page.look(
        "const scripts = [...document.querySelectorAll('main script, main iframe, main object, main embed, main base')];
         const pictures = [...document.querySelectorAll('main img[src=x]')];
         return [...scripts, ...pictures].map(element => element.outerHTML);",
        &[],
    );
    assert!(made.is_empty(), "the feed became markup: {made:?}");

    let addresses: Vec<String> = page.look(
        "return [...document.querySelectorAll('*')]
             .flatMap(element => ['href', 'src', 'action', 'formaction', 'poster', 'xlink:href']
                 .map(name => element.getAttribute(name)).filter(Boolean))
             .filter(address => !/^(https?:|mailto:|tel:|sms:)/i.test(new URL(address, location).href));",
        &[],
    );
    assert!(addresses.is_empty(), "addresses of other kinds: {addresses:?}");

    let handlers: Vec<String> = page.look(
        "return [...document.querySelectorAll('*')]
             .flatMap(element => [...element.attributes].map(attribute => attribute.name))
             .filter(name => /^on/i.test(name));",
        &[],
    );
    assert!(handlers.is_empty(), "handlers: {handlers:?}");

    let unprefixed: Vec<String> = page.look(
        "return [...document.querySelectorAll('[id]')].map(element => element.id)
             .filter(id => arguments[0].includes(id));",
        &[ids.clone().into()],
    );
    assert!(unprefixed.is_empty(), "ids as the feed has them: {unprefixed:?}");

    // Each post can be led to, whatever its id.
    for id in &ids {
        page.read(&format!("#post-{}", escaped(page, id)));
        page.wait(&format!("the focus on the post {id:?}"), || {
            // White space, which no element's id may hold, is escaped there, and so is what marks an escape.
            page.look(
                "const id = 'post-' + arguments[0].replace(/[\\s%]/g, encodeURIComponent);
                 return document.activeElement.closest('article')?.id === id;",
                &[id.as_str().into()],
            )
        });
    }
    for word in ["alert(1)", "<script>"] {
        page.css("input[type=search]").type_text(word);
        page.wait("the hits in mere text", || !page.marked().is_empty());
        page.reload();
        page.ready();
        page.css("input[type=search]").focus();
        let () = page.look("document.activeElement.select();", &[]);
    }
}

/// As a part of an address.
fn escaped(page: &Page<'_>, text: &str) -> String {
    page.look("return encodeURIComponent(arguments[0]);", &[text.into()])
}
