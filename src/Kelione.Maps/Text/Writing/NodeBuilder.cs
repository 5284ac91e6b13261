using System.Globalization;

namespace Kelione.Maps.Text;

/// <summary>Puts keys and values together; what has its usual value is left out.</summary>
internal sealed class NodeBuilder
{
    private readonly List<TextEntry> _entries = [];

    /// <summary>Whether nothing was put in.</summary>
    public bool IsEmpty => _entries.Count == 0;

    /// <summary>A text that is empty unless somebody wrote one.</summary>
    public NodeBuilder Text(string key, string value) => value.Length == 0 ? this : Always(key, value);

    /// <summary>A text that is null unless somebody wrote one.</summary>
    public NodeBuilder Optional(string key, string? value) => value is null ? this : Always(key, value);

    public NodeBuilder Always(string key, string value) => Node(key, new TextScalar(value, false));

    /// <summary>A word of the form, a number or a day, already as text; null to leave it out.</summary>
    public NodeBuilder Plain(string key, string? value) => Node(key, value is null ? null : new TextScalar(value, true));

    public NodeBuilder Number(string key, double? value, double? usual = null) => Plain(key, value is { } v && v != usual ? Scalars.Of(v) : null);

    public NodeBuilder Whole(string key, long? value, long? usual = null) => Plain(key, value is { } v && v != usual ? v.ToString(CultureInfo.InvariantCulture) : null);

    public NodeBuilder Flag(string key, bool value) => Plain(key, value ? "true" : null);

    public NodeBuilder Date(string key, DateOnly? value) => Plain(key, value is { } v ? Scalars.Of(v) : null);

    public NodeBuilder Word<T>(string key, T? value)
        where T : struct, Enum => Plain(key, value is { } v ? Words<T>.Of(v) : null);

    public NodeBuilder Texts(string key, ValueList<string>? values, bool alsoEmpty = false) =>
        values is null || (values.Count == 0 && !alsoEmpty) ? this : Node(key, new TextList([.. values.Select(v => new TextScalar(v, false))]));

    public NodeBuilder Items(string key, IEnumerable<TextNode> items)
    {
        TextNode[] list = [.. items];
        return list.Length == 0 ? this : Node(key, new TextList(list));
    }

    public NodeBuilder Node(string key, TextNode? node)
    {
        if (node is not null)
        {
            _entries.Add(new(new(key, false), node));
        }

        return this;
    }

    public NodeBuilder Source(Provenance source) => Node("source", Of(source));

    public TextMap Block() => new(_entries);

    public TextMap Inline() => new(_entries, Inline: true);

    private static TextNode? Of(Provenance source)
    {
        if (source == Provenance.Assumption)
        {
            return null;
        }

        var kind = Words<ProvenanceKind>.Of(source.Kind);
        if (source == new Provenance { Kind = source.Kind, Note = source.Note } && source.Note == source.Note.Trim())
        {
            return new TextScalar(source.Note.Length == 0 ? kind : $"{kind}: {source.Note}", false);
        }

        var long_ = new NodeBuilder()
            .Text("note", source.Note).Optional("question", source.Question).Date("from", source.From).Date("to", source.To)
            .Whole("n", source.N).Plain("at", source.At is { } at ? Scalars.Of(at) : null);
        return new NodeBuilder().Node(kind, long_.Inline()).Inline();
    }
}
