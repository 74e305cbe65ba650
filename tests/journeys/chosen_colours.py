"""A page in the few colours that somebody chose for their whole computer: nothing vanishes.

There every background and shadow goes. What they alone said must be said by an edge, a line, a tick
or words as well; a drawing must take the colour of the words around it.
"""

from playwright.sync_api import Page

# Before: mark what is nothing but a coloured box, because afterwards nobody can tell.
MARK_BOXES = """() => {
    const edges = style => ["Top", "Right", "Bottom", "Left"].some(side =>
        style[`border${side}Style`] !== "none" && parseFloat(style[`border${side}Width`]) >= 1
        && style[`border${side}Color`] !== "rgba(0, 0, 0, 0)");
    for (const one of document.body.querySelectorAll("*")) {
        if (!one.checkVisibility({opacityProperty: true, visibilityProperty: true})) continue;
        for (const part of ["", "::before", "::after"]) {
            const style = getComputedStyle(one, part || null);
            const isEmpty = part
                ? /^"[ ]?"/.test(style.content)
                : !one.textContent.trim() && !one.querySelector("svg, img, input, button")
                    && !/^(svg|use|path|img|input|textarea|select|video|iframe|hr|br)$/
                        .test(one.localName) && !one.closest("svg");
            const box = part
                ? {width: parseFloat(style.width), height: parseFloat(style.height)}
                : one.getBoundingClientRect();
            const isSeen = box.width >= 2 && box.height >= 2;
            const isColoured = style.backgroundColor !== "rgba(0, 0, 0, 0)";
            if (isEmpty && isSeen && isColoured && !edges(style)) {
                one.dataset.box = (one.dataset.box ?? "") + "|" + part;
            }
        }
    }
    for (const one of document.querySelectorAll("svg, svg *")) {
        const {fill, stroke, color} = getComputedStyle(one);
        if ([fill, stroke].some(paint => ![color, "none", "rgb(0, 0, 0)"].includes(paint))) {
            one.dataset.paint = "own";
        }
    }
}"""
FIND_VANISHED = r"""() => {
    const faults = [], name = one => one.outerHTML.slice(0, 140);
    const isShown = one => one.checkVisibility({opacityProperty: true, visibilityProperty: true});
    const edge = style => ["Top", "Right", "Bottom", "Left"].map(side =>
        style[`border${side}Style`] === "none" ? "0" : style[`border${side}Width`]).join(" ");
    const hasEdge = style => /[1-9]/.test(edge(style));
    const systemColours = () => ["Canvas", "CanvasText", "Highlight"].map(colour => {
        const asked = document.createElement("i");
        asked.style.color = colour;
        document.body.append(asked);
        const {color} = getComputedStyle(asked);
        asked.remove();
        return color;
    });
    const system = systemColours(), canvas = system[0];

    for (const one of document.querySelectorAll("[data-box]")) {
        for (const part of one.dataset.box.split("|").slice(1)) {
            const style = getComputedStyle(one, part || null);
            const differs = style.backgroundColor !== canvas;
            if (hasEdge(style) || differs) continue;
            faults.push(`a box without an edge: ${part} ${name(one)}`);
        }
        delete one.dataset.box;
    }
    const buttons = "button, [role=button], input[type=submit], a.button, summary.button";
    for (const one of document.querySelectorAll(buttons)) {
        const style = getComputedStyle(one);
        const isLikeWords = style.textDecorationLine.includes("underline");
        if (isShown(one) && !hasEdge(style) && !isLikeWords) faults.push(`no edge: ${name(one)}`);
    }
    for (const svg of document.querySelectorAll("svg")) {
        if (!isShown(svg)) continue;
        // What takes the colour of words is asked for at its root alone: until it is drawn,
        // Chromium tells the colour that it had before.
        const words = getComputedStyle(svg.parentElement).color, style = getComputedStyle(svg);
        // A mark lies on a ground of its own, which stays with it.
        const bringsGround = / 0\)$/.test(style.backgroundColor) === false;
        if (style.forcedColorAdjust !== "auto" && style.color !== words && !bringsGround) {
            faults.push(`a drawing keeps its colour: ${name(svg)}`);
        }
        for (const one of svg.querySelectorAll("[data-paint]")) {
            const {fill, stroke} = getComputedStyle(one);
            if ([fill, stroke].some(paint => !["none", words, ...system].includes(paint))) {
                faults.push(`a drawing in a colour of its own: ${fill} ${stroke} ${name(one)}`);
            }
            delete one.dataset.paint;
        }
    }
    const looks = one => ["", "::before", "::after"].map(part => {
        const style = getComputedStyle(one, part || null);
        const paint = style.backgroundColor.replace(/^rgba.*, 0\)$/, canvas);
        return [edge(style), style.textDecorationLine, style.fontWeight, style.outlineStyle,
            paint, style.borderTopStyle, style.color, part ? style.content : ""].join();
    }).join();
    const drawn = one => one.matches("input") ? one.nextElementSibling ?? one : one;
    const states = {
        "[aria-current]": ":not([aria-current])",
        "[aria-pressed=true]": "[aria-pressed=false]",
        "[aria-selected=true]": "[aria-selected=false]",
        ".chip input:checked": ".chip input:not(:checked)",
    };
    for (const [chosen, other] of Object.entries(states)) {
        for (const one of document.querySelectorAll(chosen)) {
            const list = one.closest("ul, ol, nav, [role=tablist], fieldset, form");
            const beside = [...list?.querySelectorAll(one.localName + other) ?? []]
                .find(each => isShown(drawn(each)) && each.className === one.className);
            if (!beside || !isShown(drawn(one))) continue;
            if (looks(drawn(one)) === looks(drawn(beside))) {
                faults.push(`looks like what is not chosen: ${name(one)}`);
            }
        }
    }
    return faults;
}"""


def vanished_in_chosen_colours(page: Page) -> list[str]:
    faults = []
    page.evaluate(MARK_BOXES)
    page.emulate_media(forced_colors="active")
    faults += page.evaluate(FIND_VANISHED)
    page.emulate_media(forced_colors="none")
    return [f"chosen colours: {fault}" for fault in faults]
