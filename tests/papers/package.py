"""The parts around a Word document, before the schemas of its package (ISO/IEC 29500-2): package.py SCHEMAS FILE.docx

Says nothing of a valid file. The schema of the properties takes the Dublin Core from the network; here an element of it is text.
"""
import pathlib, sys, zipfile
from lxml import etree

PACKAGE = "http://schemas.openxmlformats.org/package/2006/"
IMPORTS = [
    ("http://www.w3.org/XML/1998/namespace", "xml.xsd"),
    (PACKAGE + "content-types", "opc-contentTypes.xsd"),
    (PACKAGE + "relationships", "opc-relationships.xsd"),
    (PACKAGE + "metadata/core-properties", "opc-coreProperties.xsd"),
]
CORE = {"dc.xsd": "http://purl.org/dc/elements/1.1/", "dcterms.xsd": "http://purl.org/dc/terms/"}
ELEMENTS = "created modified creator description identifier language subject title"


def schema(inside, space=""):
    target = f' targetNamespace="{space}"' if space else ""
    return f'<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema"{target}>{inside}</xs:schema>'


class Core(etree.Resolver):
    def resolve(self, url, _id, context):
        space = CORE.get(url.split("/")[-1])
        if space:
            elements = "".join(f'<xs:element name="{name}" type="xs:string"/>' for name in ELEMENTS.split())
            return self.resolve_string(schema(elements, space), context)


folder, file = sys.argv[1:]
parser = etree.XMLParser(no_network=True)
parser.resolvers.add(Core())
imports = "".join(f'<xs:import namespace="{space}" schemaLocation="{name}"/>' for space, name in IMPORTS)
known = etree.XMLSchema(etree.fromstring(schema(imports), parser, base_url=f"{pathlib.Path(folder).resolve()}/all.xsd"))
with zipfile.ZipFile(file) as package:
    for name in package.namelist():
        if not name.startswith("word/") or name.endswith(".rels"):
            if not known.validate(etree.fromstring(package.read(name))):
                print(name, known.error_log)
