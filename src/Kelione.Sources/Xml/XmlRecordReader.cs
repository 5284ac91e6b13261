using System.Text;
using System.Xml;

namespace Kelione.Sources;

/// <summary>
/// The records of an XML list. Children of a record are cells by their names, nested ones as <c>outer.inner</c>, attributes as cells too; children that come several times under one name
/// (or as <c>row</c>, as some systems call every element of a list) are a list, written as JSON. Attributes that only tell the type of a text (<c>type="integer"</c>, <c>nil="true"</c>) are no data.
/// </summary>
internal sealed class XmlRecordReader : IRowReader
{
    private const string Schema = "http://www.w3.org/2001/XMLSchema-instance";

    private static readonly HashSet<string> TypeNames = new(["integer", "float", "decimal", "datetime", "dateTime", "date", "boolean", "array", "string", "symbol"], StringComparer.Ordinal);

    private readonly XmlReader _xml;
    private readonly SourceLimits _limits;

    public XmlRecordReader(Stream stream, SourceLimits limits)
    {
        _xml = XmlGuard.Open(stream, limits);
        _limits = limits;
        Columns = new ColumnSet(most: limits.MaxColumns);
    }

    public ColumnSet Columns { get; }

    public Row Row { get; } = new();

    public bool Read()
    {
        while (XmlGuard.Move(_xml, _limits))
        {
            if (_xml.NodeType == XmlNodeType.Element && _xml.Depth == 1)
            {
                Row.Clear();
                Row.Line = XmlGuard.LineOf(_xml);
                Row.Record++;
                var size = 0L;
                Put("", ReadNode(ref size));
                return true;
            }
        }

        return false;
    }

    public string RawText(int limit) => RawTexts.Cut(Row.Describe(Columns), limit);

    public void Dispose() => _xml.Dispose();

    // The reader stands on the element and ends on its last node.
    private XmlNodeOf ReadNode(ref long size)
    {
        var node = new XmlNodeOf(_xml.LocalName);
        var isEmpty = _xml.IsEmptyElement;
        var depth = _xml.Depth;
        while (_xml.MoveToNextAttribute())
        {
            if (!IsTyping())
            {
                node.Children.Add(new XmlNodeOf(_xml.LocalName) { Text = XmlGuard.TextOf(_xml) });
            }
        }

        _xml.MoveToElement();
        var text = new StringBuilder();
        while (!isEmpty && MoveInside(depth))
        {
            if (_xml.NodeType == XmlNodeType.Element)
            {
                node.Children.Add(ReadNode(ref size));
            }
            else if (_xml.NodeType is XmlNodeType.Text or XmlNodeType.CDATA or XmlNodeType.SignificantWhitespace)
            {
                text.Append(XmlGuard.TextOf(_xml));
                size += text.Length;
            }

            if (++size > _limits.MaxRecordLength)
            {
                throw new SourceException(Invariant($"a record is longer than {_limits.MaxRecordLength} characters and was refused; what came before was kept."), XmlGuard.LineOf(_xml));
            }
        }

        node.Text = text.ToString();
        return node;
    }

    // Whether the attribute in hand tells how the element is to be read, not what it says.
    private bool IsTyping() => _xml.NamespaceURI == Schema
        || (_xml.LocalName == "type" && TypeNames.Contains(_xml.Value))
        || (_xml.LocalName == "nil" && _xml.Value is ("true" or "false"));

    private bool MoveInside(int depth) =>
        XmlGuard.Move(_xml, _limits) ? _xml.Depth > depth : throw new SourceException("the XML ends in the middle of an element.", XmlGuard.LineOf(_xml));

    private void Put(string name, XmlNodeOf node)
    {
        if (node.Children.Count == 0)
        {
            if (node.Text.Length > 0 && name.Length > 0)
            {
                Row.Set(Columns.IndexOrAdd(name), node.Text);
            }

            return;
        }

        if (node.IsList)
        {
            Row.Set(Columns.IndexOrAdd(name.Length == 0 ? node.Name : name), node.ToJson().ToJsonString());
            return;
        }

        if (node.HasTextBeside)
        {
            Row.Set(Columns.IndexOrAdd(name.Length == 0 ? node.Name : name), node.Text);
        }

        foreach (var children in node.Children.GroupBy(c => c.Name, StringComparer.Ordinal))
        {
            var inner = name.Length == 0 ? children.Key : $"{name}.{children.Key}";
            if (children.Count() == 1)
            {
                Put(inner, children.First());
            }
            else
            {
                Row.Set(Columns.IndexOrAdd(inner), XmlNodeOf.ListOf(children).ToJsonString());
            }
        }
    }
}
