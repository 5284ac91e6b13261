namespace Kelione.Sources;

/// <summary>XML that is a list of records: elements of one name below the outermost one, such as <c>&lt;result&gt;&lt;row&gt;…</c>.</summary>
internal sealed class XmlFormat() : SourceFormat("xml", "XML: a list of records below the outermost element")
{
    internal override bool Recognises(SourceHead head) => head.IsXml && !head.HasElement("log") && !head.HasElement("html") && !head.HasElement("ocel:log") && HasRecord(head.Text);

    internal override FormatDetails Inspect(SourceContent content, ImportRequest request) => new();

    internal override IRowReader Open(SourceContent content, FormatDetails details, SourceLimits limits) => new XmlRecordReader(content.Stream, limits);

    // Two elements of one name at the second level, or one that holds others: the document may be one record long.
    private static bool HasRecord(string text)
    {
        var settings = new System.Xml.XmlReaderSettings { DtdProcessing = System.Xml.DtdProcessing.Prohibit, XmlResolver = null, IgnoreComments = true, CheckCharacters = false };
        string? first = null;
        try
        {
            using var reader = System.Xml.XmlReader.Create(new StringReader(text), settings);
            while (reader.Read())
            {
                if (reader.NodeType != System.Xml.XmlNodeType.Element)
                {
                    continue;
                }

                if (reader.Depth == 2)
                {
                    return true;
                }

                if (reader.Depth == 1)
                {
                    if (first == reader.LocalName)
                    {
                        return true;
                    }

                    first = reader.LocalName;
                }
            }
        }
        catch (System.Xml.XmlException)
        {
            // The head ends in the middle, or the document is damaged before its second record.
        }

        return false;
    }
}
