// Fills in a questionnaire by the evaluator that Enketo uses, as a second opinion on ours.
//
// A line in is {xml, today, asked: [{path, relevant, calculate, constraint}]}: the answers as XML, and of every group
// and question (in the order of the form, by its path with positions) its expressions. A line out is
// {relevant: [...], values: [...], kept: [...]} in the same order, or {error}.
"use strict";

const readline = require("node:readline");
const { DOMParser, Node } = require("@xmldom/xmldom");
const xpath = require("xpath");

globalThis.Node = Node;
globalThis.XPathResult = xpath.XPathResult;
// A browser's evaluator, which this one asks for plain paths.
globalThis.XPathEvaluator = class {
    createExpression(expression, resolver) {
        return xpath.createExpression(expression, resolver);
    }

    evaluate(expression, node, resolver, type, result) {
        return xpath.evaluate(expression, node, resolver, type, result);
    }
};

const evaluator = require("openrosa-xpath-evaluator")();
const { BOOLEAN_TYPE, STRING_TYPE, FIRST_ORDERED_NODE_TYPE } = xpath.XPathResult;
const NO_FIGURE = new Set(["NaN", "Infinity", "-Infinity"]);

const truth = (expression, node) => evaluator.evaluate(expression, node, null, BOOLEAN_TYPE).booleanValue;
const text = (expression, node) => evaluator.evaluate(expression, node, null, STRING_TYPE).stringValue;
const find = (path, document) => xpath.evaluate(path, document, null, FIRST_ORDERED_NODE_TYPE, null).singleNodeValue;
const leaf = (node) => ![...Array(node.childNodes.length).keys()].some((n) => node.childNodes[n].nodeType === 1);

function fill({ xml, asked }) {
    const document = new DOMParser().parseFromString(xml, "text/xml");
    const spots = asked.map((one) => ({ ...one, node: find(one.path, document), relevant: true, rule: one.relevant }));
    for (const spot of spots) spot.raw = spot.node.textContent;
    const above = (spot) => spots.filter((one) => one !== spot && spot.path.startsWith(`${one.path}/`));
    for (const spot of spots) spot.above = above(spot);

    // What depends on what is not known here: rounds go on until nothing moves.
    for (let round = 0, moved = true; moved && round < spots.length + 2; round += 1) {
        moved = false;
        for (const spot of spots) {
            const relevant = spot.above.every((one) => one.relevant) && (!spot.rule || truth(spot.rule, spot.node));
            moved = moved || relevant !== spot.relevant;
            spot.relevant = relevant;
            if (!leaf(spot.node)) continue;
            let value = relevant ? spot.raw : "";
            if (relevant && spot.calculate) value = text(spot.calculate, spot.node);
            if (NO_FIGURE.has(value)) value = "";
            if (value !== spot.node.textContent) {
                spot.node.textContent = value;
                moved = true;
            }
        }
    }
    return {
        relevant: spots.map((spot) => spot.relevant),
        values: spots.map((spot) => (leaf(spot.node) ? spot.node.textContent : "")),
        kept: spots.map((spot) => {
            const filled = spot.relevant && spot.constraint && spot.node.textContent !== "";
            return !filled || truth(spot.constraint, spot.node);
        }),
    };
}

readline.createInterface({ input: process.stdin }).on("line", (line) => {
    let said;
    try {
        said = fill(JSON.parse(line));
    } catch (error) {
        said = { error: String(error) };
    }
    process.stdout.write(`${JSON.stringify(said)}\n`);
});
