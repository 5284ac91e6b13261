namespace Kelione.Sources;

/// <summary>What the notations of object-centric logs have in common.</summary>
internal abstract class OcelFormat(string name, string description, params string[] aliases) : SourceFormat(name, description, aliases)
{
    private const int EventsLookedAt = 100_000;

    /// <summary>Opens the log. The content is the caller's until then and the log's from then on.</summary>
    private protected abstract IOcelLog OpenLog(SourceContent content, SourceLimits limits);

    internal sealed override FormatDetails Inspect(SourceContent content, ImportRequest request)
    {
        using var log = OpenLog(content, request.Limits);
        return ObjectTypeGuess.Choose(RelationsOf(log, EventsLookedAt), request.ObjectType);
    }

    internal sealed override IRowReader Open(SourceContent content, FormatDetails details, SourceLimits limits)
    {
        // What belongs to what shows only when all of the log was seen: it is read twice.
        using var again = SourceContent.Open(content.File, content.Entry, limits);
        using var before = OpenLog(again, limits);
        var owners = RelationsOf(before, int.MaxValue).OwnersOf(details.ObjectType ?? "");
        return new OcelReader(OpenLog(content, limits), owners, limits);
    }

    private static OcelRelations RelationsOf(IOcelLog log, int most)
    {
        var relations = new OcelRelations();
        foreach (var (one, other) in log.Relations)
        {
            if (log.TypeOf(one) is { } type && log.TypeOf(other) is { } otherType)
            {
                relations.Relate((one, type), (other, otherType));
            }
        }

        var seen = new OcelEvent();
        try
        {
            for (var i = 0; i < most && log.Read(seen); i++)
            {
                relations.Add(seen.Objects.Select(id => (id, Type: log.TypeOf(id))).Where(o => o.Type is not null).Select(o => (o.id, o.Type!)));
                seen.Clear();
            }
        }
        catch (SourceException) when (relations.Events > 0)
        {
            // What comes before the damage is enough to know by; the reading itself tells of it.
        }

        return relations;
    }
}

/// <summary>OCEL in JSON: version 2.0, and the older 1.0.</summary>
internal sealed class OcelJsonFormat() : OcelFormat("ocel-json", "object-centric event log (OCEL 2.0, 1.0) in JSON", "jsonocel")
{
    internal override bool Recognises(SourceHead head) =>
        head.Trimmed.StartsWith('{') && (Has(head, "ocel:events") || Has(head, "ocel:global-log") || (Has(head, "objectTypes") && (Has(head, "eventTypes") || Has(head, "events")))
            || (Has(head, "events") && Has(head, "relationships") && Has(head, "objectId")));

    private protected override IOcelLog OpenLog(SourceContent content, SourceLimits limits) => new OcelJsonLog(content, limits);

    private static bool Has(SourceHead head, string member) => head.Text.Contains($"\"{member}\"", StringComparison.Ordinal);
}

/// <summary>OCEL 2.0 in XML.</summary>
internal sealed class OcelXmlFormat() : OcelFormat("ocel-xml", "object-centric event log (OCEL 2.0) in XML", "xmlocel")
{
    internal override bool Recognises(SourceHead head) =>
        head.HasElement("log") && (head.HasElement("object-types") || head.HasElement("objects") || head.HasElement("events"));

    private protected override IOcelLog OpenLog(SourceContent content, SourceLimits limits) => new OcelXmlLog(content, limits);
}

/// <summary>OCEL 2.0 as an SQLite database.</summary>
internal sealed class OcelSqliteFormat() : OcelFormat("ocel-sqlite", "object-centric event log (OCEL 2.0) in SQLite", "sqlite")
{
    internal override bool Recognises(SourceHead head) => head.StartsWith("SQLite format 3\0"u8);

    private protected override IOcelLog OpenLog(SourceContent content, SourceLimits limits) => new OcelSqliteLog(content);
}
