package dev.tidemark.kernel.render;

import java.io.StringReader;
import javax.xml.parsers.DocumentBuilderFactory;
import org.w3c.dom.Document;
import org.xml.sax.InputSource;

/** Reads markup as XML: what is not well-formed, or lets a text become markup, does not come through. */
public final class Wellformed {
    /** Text that wants to be more than text. */
    public static final String HOSTILE = "<script>alert('x')</script>\"&]]>\u202egnirts\u0007\ud800";

    private Wellformed() {}

    public static Document markup(Object markup) {
        String text = (String) markup;
        try {
            Document document = DocumentBuilderFactory.newInstance()
                    .newDocumentBuilder()
                    .parse(new InputSource(new StringReader(text)));
            boolean bad = document.getElementsByTagName("script").getLength() > 0
                    || text.contains("https://")
                    || text.contains("url(")
                    || text.contains("\u202e");
            if (bad) {
                throw new AssertionError("asks for something outside, or runs something: " + text);
            }
            return document;
        } catch (org.xml.sax.SAXException | java.io.IOException | javax.xml.parsers.ParserConfigurationException e) {
            throw new AssertionError("not well-formed: " + text, e);
        }
    }

    /** The text that a reader sees. */
    public static String text(Object markup) {
        Document document = markup(markup);
        org.w3c.dom.NodeList styles = document.getElementsByTagName("style");
        while (styles.getLength() > 0) {
            styles.item(0).getParentNode().removeChild(styles.item(0));
        }
        return document.getDocumentElement().getTextContent();
    }
}
