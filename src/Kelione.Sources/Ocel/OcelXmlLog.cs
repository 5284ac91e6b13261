using System.Xml;

namespace Kelione.Sources;

/// <summary>OCEL 2.0 in XML; read twice, first the objects and then the events.</summary>
internal sealed class OcelXmlLog : IOcelLog
{
    private readonly Dictionary<string, string> _types = new(StringComparer.Ordinal);
    private readonly List<(string, string)> _relations = [];
    private readonly SourceLimits _limits;
    private readonly SourceContent _content;
    private readonly XmlReader _xml;
    private bool _inEvents;

    public OcelXmlLog(SourceContent content, SourceLimits limits)
    {
        _content = content;
        _limits = limits;
        ReadObjects();
        _xml = XmlGuard.Open(content.Stream, limits);
    }

    public string? TypeOf(string objectId) => _types.GetValueOrDefault(objectId);

    public IEnumerable<(string One, string Other)> Relations => _relations;

    public bool Read(OcelEvent target)
    {
        while (XmlGuard.Move(_xml, _limits))
        {
            if (_xml.Depth == 1)
            {
                _inEvents = _xml.NodeType == XmlNodeType.Element && _xml.LocalName == "events";
            }
            else if (_inEvents && _xml.Depth == 2 && _xml.NodeType == XmlNodeType.Element && _xml.LocalName == "event")
            {
                ReadEvent(target);
                return true;
            }
        }

        return false;
    }

    public void Dispose()
    {
        _xml.Dispose();
        _content.Dispose();
    }

    private void ReadEvent(OcelEvent target)
    {
        target.Line = XmlGuard.LineOf(_xml);
        target.Id = _xml.GetAttribute("id") ?? "";
        target.Activity = _xml.GetAttribute("type") ?? "";
        target.Time = _xml.GetAttribute("time") ?? "";
        if (_xml.IsEmptyElement)
        {
            return;
        }

        string? attribute = null;
        while (XmlGuard.Move(_xml, _limits) && _xml.Depth > 2)
        {
            switch (_xml.NodeType)
            {
                case XmlNodeType.Element when _xml.LocalName == "attribute":
                    attribute = _xml.IsEmptyElement ? null : _xml.GetAttribute("name");
                    break;
                // Drafts of the standard called the relation 'object'.
                case XmlNodeType.Element when _xml.LocalName is "relationship" or "object":
                    target.Objects.Add(_xml.GetAttribute("object-id") ?? _xml.GetAttribute("id") ?? "");
                    break;
                case XmlNodeType.Text or XmlNodeType.CDATA when attribute is not null:
                    target.Attributes.Add((attribute, XmlGuard.TextOf(_xml)));
                    break;
                case XmlNodeType.EndElement:
                    attribute = null;
                    break;
                default:
                    break;
            }
        }
    }

    private void ReadObjects()
    {
        using var content = SourceContent.Open(_content.File, _content.Entry, _limits);
        using var xml = XmlGuard.Open(content.Stream, _limits);
        var inObjects = false;
        string? current = null;
        try
        {
            while (XmlGuard.Move(xml, _limits))
            {
                if (xml.Depth == 1)
                {
                    inObjects = xml.NodeType == XmlNodeType.Element && xml.LocalName == "objects";
                }
                else if (inObjects && xml.Depth == 2 && xml.NodeType == XmlNodeType.Element && xml.LocalName == "object"
                    && xml.GetAttribute("id") is { } id && xml.GetAttribute("type") is { } type)
                {
                    (_types[id], current) = (type, id);
                }
                else if (inObjects && xml.Depth > 2 && xml.NodeType == XmlNodeType.Element && xml.LocalName == "relationship" && current is not null && xml.GetAttribute("object-id") is { } other)
                {
                    _relations.Add((current, other));
                }
            }
        }
        catch (SourceException) when (_types.Count > 0)
        {
            // The damage shows again when the events are read past it.
        }
    }
}
