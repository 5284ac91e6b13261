using System.Text.Json;

namespace Kelione.Sources;

/// <summary>
/// OCEL in JSON. The objects are read first, into a table from id to type and a list of their relations; then the events stream. So the file is read twice, and that is all that stays in memory.
/// </summary>
internal sealed class OcelJsonLog : IOcelLog
{
    private readonly Dictionary<string, string> _types = new(StringComparer.Ordinal);
    private readonly List<(string, string)> _relations = [];
    private readonly SourceLimits _limits;
    private readonly SourceContent _content;
    private readonly bool _isOld;
    private readonly JsonElements _events;

    public OcelJsonLog(SourceContent content, SourceLimits limits)
    {
        _content = content;
        _limits = limits;
        ReadObjects(new JsonPlace("objects"));
        if (_types.Count == 0)
        {
            ReadObjects(new JsonPlace("ocel:objects", Keyed: true));
            _isOld = _types.Count > 0;
        }

        var place = _isOld ? new JsonPlace("ocel:events", Keyed: true) : new JsonPlace("events");
        _events = new JsonElements(Utf8Text.Of(content.Stream, null), place, limits);
    }

    public string? TypeOf(string objectId) => _types.GetValueOrDefault(objectId);

    public IEnumerable<(string One, string Other)> Relations => _relations;

    public bool Read(OcelEvent target)
    {
        if (!_events.Read())
        {
            return false;
        }

        target.Line = _events.Line;
        if (_events.IsObject)
        {
            using var document = Parse(_events);
            if (_isOld)
            {
                FillOld(document.RootElement, target);
            }
            else
            {
                Fill(document.RootElement, target);
            }
        }

        return true;
    }

    public void Dispose()
    {
        _events.Dispose();
        _content.Dispose();
    }

    private void ReadObjects(JsonPlace place)
    {
        using var content = SourceContent.Open(_content.File, _content.Entry, _limits);
        using var objects = new JsonElements(Utf8Text.Of(content.Stream, null), place, _limits);
        try
        {
            while (objects.Read())
            {
                if (!objects.IsObject)
                {
                    continue;
                }

                using var document = Parse(objects);
                var id = objects.Key ?? TextOf(document.RootElement, "id");
                if (id.Length > 0)
                {
                    _types[id] = TextOf(document.RootElement, place.Keyed ? "ocel:type" : "type");
                    _relations.AddRange(Items(document.RootElement, "relationships").Select(r => (id, TextOf(r, "objectId"))));
                }
            }
        }
        catch (SourceException) when (_types.Count > 0)
        {
            // The damage shows again when the events are read past it; what comes before it can be kept.
        }
    }

    private JsonDocument Parse(JsonElements elements)
    {
        try
        {
            return JsonDocument.Parse(elements.Element.ToArray(), new JsonDocumentOptions
            {
                MaxDepth = _limits.MaxDepth,
                AllowTrailingCommas = true,
                CommentHandling = JsonCommentHandling.Skip,
            });
        }
        catch (JsonException e)
        {
            throw new SourceException($"{JsonWords.Of(e, _limits)}; what came before was kept.", elements.Line, e);
        }
    }

    private static void Fill(JsonElement json, OcelEvent target)
    {
        target.Id = TextOf(json, "id");
        target.Activity = TextOf(json, "type");
        target.Time = TextOf(json, "time");
        foreach (var attribute in Items(json, "attributes"))
        {
            if (TextOf(attribute, "name") is { Length: > 0 } name)
            {
                target.Attributes.Add((name, TextOf(attribute, "value")));
            }
        }

        foreach (var relation in Items(json, "relationships"))
        {
            target.Objects.Add(TextOf(relation, "objectId"));
        }
    }

    private void FillOld(JsonElement json, OcelEvent target)
    {
        target.Id = _events.Key ?? "";
        target.Activity = TextOf(json, "ocel:activity");
        target.Time = TextOf(json, "ocel:timestamp");
        foreach (var id in Items(json, "ocel:omap"))
        {
            target.Objects.Add(TextOf(id));
        }

        if (json.TryGetProperty("ocel:vmap", out var values) && values.ValueKind == JsonValueKind.Object)
        {
            foreach (var value in values.EnumerateObject())
            {
                target.Attributes.Add((value.Name, TextOf(value.Value)));
            }
        }
    }

    private static List<JsonElement> Items(JsonElement json, string name) =>
        json.TryGetProperty(name, out var items) && items.ValueKind == JsonValueKind.Array ? [.. items.EnumerateArray()] : [];

    private static string TextOf(JsonElement json, string name) =>
        json.ValueKind == JsonValueKind.Object && json.TryGetProperty(name, out var value) ? TextOf(value) : "";

    private static string TextOf(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String => value.GetString() ?? "",
        JsonValueKind.Null or JsonValueKind.Undefined => "",
        _ => value.GetRawText(),
    };
}
