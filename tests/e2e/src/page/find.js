// The elements at the end of some steps; null where axe is needed and not there yet.
const [steps] = arguments;

// Where to look for a role, so that names are computed for few elements.
const usual = {
    alert: '', article: 'article', button: 'button, summary, input', checkbox: 'input',
    dialog: 'dialog', feed: '', figure: 'figure', group: 'fieldset, details, optgroup',
    heading: 'h1, h2, h3, h4, h5, h6', img: 'img, svg', link: 'a, area', list: 'ul, ol, menu',
    listitem: 'li', main: 'main', navigation: 'nav', radio: 'input', region: 'section',
    search: 'search, form', searchbox: 'input', status: 'output', table: 'table',
    textbox: 'input, textarea',
};

const tidy = text => text.replace(/\s+/g, ' ').trim();

const fits = step => element => {
    const {aria, dom, text} = axe.commons;
    if (aria.getRole(element) !== step.role || !dom.isVisibleToScreenReaders(element)) return false;
    if (step.is === undefined && step.starts === undefined) return true;
    const name = tidy(text.accessibleText(element));
    return step.is === undefined ? name.startsWith(step.starts) : name === step.is;
};

const within = (roots, selector) =>
    [...new Set(roots.flatMap(root => [...root.querySelectorAll(selector)]))];

const take = (roots, step) => {
    if (step.css) return within(roots, step.css);
    if (step.nth !== undefined) return roots.slice(step.nth, step.nth + 1);
    const selector = [usual[step.role] ?? '*', `[role~=${step.role}]`].filter(Boolean).join();
    const candidates = within(roots, selector);
    if (!candidates.length) return [];
    axe.setup();
    try {
        return candidates.filter(fits(step));
    } finally {
        axe.teardown();
    }
};

if (!window.axe && steps.some(step => step.role)) return null;
return steps.reduce(take, [document]);
