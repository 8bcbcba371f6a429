import { runPython } from "./python";

/** An element with its attributes, its text and what is in it; names without their prefix. */
export interface XmlElement {
  name: string;
  attributes: Record<string, string>;
  text: string;
  children: XmlElement[];
}

const PROGRAM = `
import json, sys, xml.etree.ElementTree as tree
def read(node):
    return {"name": node.tag, "attributes": node.attrib, "text": node.text or "", "children": [read(child) for child in node]}
print(json.dumps(read(tree.fromstring(sys.stdin.buffer.read()))))
`;

/** Reads a document with a strict parser of others: throws for one that is not well-formed. Needs Python. */
export function parseXml(text: string): XmlElement {
  return JSON.parse(runPython(PROGRAM, text)) as XmlElement;
}
