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
        var guess = new ObjectTypeGuess();
        var seen = new OcelEvent();
        try
        {
            for (var i = 0; i < EventsLookedAt && log.Read(seen); i++)
            {
                foreach (var id in seen.Objects)
                {
                    if (log.TypeOf(id) is { } type)
                    {
                        guess.Add(type, id);
                    }
                }

                seen.Clear();
            }
        }
        catch (SourceException) when (seen.Id.Length > 0)
        {
            // The events before the damage are sample enough.
        }

        var (objectType, reason) = guess.Choose(request.ObjectType);
        return new FormatDetails
        {
            ObjectType = objectType,
            ObjectTypeReason = reason,
            Roles = OcelEvent.Roles,
            Notes = [$"customers are the objects of the type '{objectType}' ({reason})"],
        };
    }

    internal sealed override IRowReader Open(SourceContent content, FormatDetails details, SourceLimits limits) =>
        new OcelReader(OpenLog(content, limits), details.ObjectType ?? "", limits);
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
