namespace Kelione.Maps.Text;

/// <summary>Reads where a value comes from: nothing or <c>assumption</c>; <c>research: 24 interviews</c>; or keys, as every measured value needs.</summary>
internal static class ProvenanceReader
{
    public static Provenance Source(this Fields fields)
    {
        switch (fields.Node("source"))
        {
            case null:
                return Provenance.Assumption;
            case TextScalar text:
                return Short(text, fields.Log);
            case TextMap { Entries: [var only] } map when Words<ProvenanceKind>.TryRead(only.Key.Value, out var kind):
                return Long(kind, only.Value, map, fields.Log);
            case var other:
                fields.Log.Error(other.Place, "a source is 'assumption', 'research: WHAT' or has one key: assumption, research or measured");
                return Provenance.Assumption;
        }
    }

    private static Provenance Short(TextScalar text, ReadingLog log)
    {
        var parts = text.Value.Split(':', 2);
        if (Words<ProvenanceKind>.TryRead(parts[0], out var kind))
        {
            return kind == ProvenanceKind.Assumption && parts.Length == 1 ? Provenance.Assumption : new() { Kind = kind, Note = parts.Length == 1 ? "" : parts[1].Trim() };
        }

        log.Error(text.Place, $"'{Fields.Short(text.Value)}' does not say what sort of source it is: write \"research: {Fields.Short(text.Value)}\" if customers were asked or watched, 'assumption' if not");
        return Provenance.Assumption;
    }

    private static Provenance Long(ProvenanceKind kind, TextNode node, TextMap outer, ReadingLog log)
    {
        // `source: {research: 24 interviews}` is the short form written with braces or on two lines.
        if (node is TextScalar text)
        {
            return new() { Kind = kind, Note = text.IsNothing ? "" : text.Value };
        }

        if (node is not TextMap map)
        {
            log.Error(outer.Place, $"{Words<ProvenanceKind>.Of(kind)} is followed by a text or by keys (note, question, from, to, n, at)");
            return Provenance.Assumption;
        }

        var fields = new Fields(map, "a source", log);
        var source = new Provenance
        {
            Kind = kind,
            Note = fields.Text("note") ?? "",
            Question = fields.Text("question"),
            From = fields.Date("from"),
            To = fields.Date("to"),
            N = fields.Whole("n", 0, 1L << 53),
            At = fields.Moment("at"),
        };
        fields.Done();
        return source;
    }
}
