using System.Globalization;
using System.Xml;

namespace Kelione.Sources;

/// <summary>
/// The events of an XES log as records, in the order of the document. A trace's attributes come with the prefix <c>case:</c>, nested ones after their parent's name
/// and a dot. Defaults that the log states globally are not added to events that lack them.
/// </summary>
internal sealed class XesReader : IRowReader
{
    /// <summary>The column with the name of the trace, or its number where it has no name.</summary>
    public const string CaseName = "case:concept:name";

    private const string CasePrefix = "case:";

    private readonly XmlReader _xml;
    private readonly SourceLimits _limits;
    private readonly Dictionary<int, string> _case = [];
    private readonly int _caseName;
    private long _traces;
    private bool _inTrace;

    public XesReader(Stream stream, SourceLimits limits)
    {
        _xml = XmlGuard.Open(stream, limits);
        _limits = limits;
        Columns = new ColumnSet(most: limits.MaxColumns);
        _caseName = Columns.IndexOrAdd(CaseName);
    }

    public ColumnSet Columns { get; }

    public Row Row { get; } = new();

    public bool Read()
    {
        while (XmlGuard.Move(_xml, _limits))
        {
            if (_xml.NodeType == XmlNodeType.EndElement && _xml.LocalName == "trace")
            {
                _inTrace = false;
                continue;
            }

            if (_xml.NodeType != XmlNodeType.Element)
            {
                continue;
            }

            switch (_xml.LocalName)
            {
                case "trace":
                    BeginTrace();
                    break;
                case "event":
                    ReadEvent();
                    return true;
                case "global":
                    PassOver();
                    break;
                default:
                    if (_inTrace)
                    {
                        ReadAttribute(CasePrefix, (column, value) => _case[column] = value);
                    }

                    break;
            }
        }

        return false;
    }

    public string RawText(int limit) => RawTexts.Cut(Row.Describe(Columns), limit);

    public void Dispose() => _xml.Dispose();

    private void BeginTrace()
    {
        _traces++;
        _inTrace = !_xml.IsEmptyElement;
        _case.Clear();
        _case[_caseName] = _traces.ToString(CultureInfo.InvariantCulture);
    }

    private void ReadEvent()
    {
        Row.Clear();
        Row.Line = XmlGuard.LineOf(_xml);
        Row.Record++;
        if (_inTrace)
        {
            foreach (var (column, value) in _case)
            {
                Row.Set(column, value);
            }
        }
        else
        {
            Row.Refuse("the event stands outside of any trace, so it belongs to no customer");
        }

        if (_xml.IsEmptyElement)
        {
            return;
        }

        var depth = _xml.Depth;
        while (MoveInside(depth))
        {
            if (_xml.NodeType == XmlNodeType.Element)
            {
                ReadAttribute("", Set);
            }
        }
    }

    private void Set(int column, string value) => Row.Set(column, value);

    // One attribute and those nested in it; the reader stands on the element and ends on its last node.
    private void ReadAttribute(string prefix, Action<int, string> set)
    {
        var key = _xml.GetAttribute("key");
        var value = _xml.GetAttribute("value");
        var name = key is null ? prefix : prefix + key;
        if (key is not null && value is not null && name.Length > 0)
        {
            set(Columns.IndexOrAdd(name), value);
        }

        if (_xml.IsEmptyElement)
        {
            return;
        }

        var depth = _xml.Depth;
        var nested = key is null ? prefix : name + ".";
        while (MoveInside(depth))
        {
            if (_xml.NodeType == XmlNodeType.Element)
            {
                ReadAttribute(nested, set);
            }
        }
    }

    private void PassOver()
    {
        if (!_xml.IsEmptyElement)
        {
            var depth = _xml.Depth;
            while (MoveInside(depth))
            {
                // Only passing over.
            }
        }
    }

    private bool MoveInside(int depth)
    {
        if (!XmlGuard.Move(_xml, _limits))
        {
            throw new SourceException("the XML ends in the middle of an element.", XmlGuard.LineOf(_xml));
        }

        return _xml.Depth > depth;
    }
}
