using Kelione.Maps;

namespace Kelione.Workspace;

/// <summary>Who changes a map, when and what for.</summary>
/// <param name="Who">Who.</param>
/// <param name="Label">What for; empty for none.</param>
/// <param name="At">When.</param>
internal sealed record Signature(MapAuthor Who, string Label, DateTimeOffset At)
{
    /// <summary>The name, as it is shown; empty for unknown.</summary>
    public string Author => Who.Name;
}

/// <summary>Adds versions to maps. Called by the store, which writes what is added, or calls anew where somebody else was faster.</summary>
internal static class VersionWriter
{
    /// <summary>How many changes a line of the history tells.</summary>
    private const int MostTold = 20;

    /// <summary>Adds the first version.</summary>
    public static async Task<StoredMap> CreateAsync(MapDatabase db, JourneyMap map, VersionOrigin origin, Signature by, CancellationToken cancellationToken)
    {
        map = MapOrder.Canonical(map);
        KeepSound(null, map);
        var row = new MapRow { Id = map.Id, Title = "", Kind = "", Status = "", Language = "", ChangedBy = "" };
        db.Maps.Add(row);
        await AddAsync(db, row, null, map, [], [], [], origin, null, 1, by, cancellationToken);
        return new(map, 1, by.At, by.Author, true);
    }

    /// <summary>Adds a version made of edits of the latest one.</summary>
    public static async Task<StoredMap> AppendAsync(
        MapDatabase db, MapRow row, JourneyMap before, IReadOnlyList<MapEdit> edits, VersionOrigin origin, int? of, int basedOn, Signature by, CancellationToken cancellationToken)
    {
        var after = before;
        var inverse = new List<MapEdit>();
        var changes = new List<EditDescription>();
        foreach (var edit in edits)
        {
            inverse.Insert(0, edit.InverseOn(after));
            if (changes.Count < MostTold)
            {
                changes.Add(edit.Describe(after));
            }

            after = edit.Apply(after);
        }

        KeepSound(before, after);
        row.IsDeleted = false;
        await AddAsync(db, row, before, after, edits, inverse, changes, origin, of, basedOn, by, cancellationToken);
        return new(after, row.Version, by.At, by.Author, true);
    }

    private static async Task AddAsync(
        MapDatabase db, MapRow row, JourneyMap? before, JourneyMap map, IReadOnlyList<MapEdit> edits, IReadOnlyList<MapEdit> inverse, List<EditDescription> changes, VersionOrigin origin, int? of, int basedOn, Signature by, CancellationToken cancellationToken)
    {
        row.Version++;
        (row.Title, row.Kind, row.Status, row.Language) = (map.Title, MapWord.Of(map.Kind), MapWord.Of(map.Status), map.Language);
        (row.ChangedAt, row.ChangedBy) = (by.At, by.Author);
        var version = new VersionRow
        {
            MapId = row.Id,
            Version = row.Version,
            Origin = MapWord.Of(origin),
            Of = of,
            BasedOn = basedOn,
            Author = by.Author,
            AuthorId = by.Who.Id,
            At = by.At,
            Label = by.Label,
            EditCount = edits.Count,
            Changes = StoredDocument.Write(changes.ToValueList()),
            Edits = StoredDocument.Write(edits),
            Inverse = StoredDocument.Write(inverse),
        };
        await VersionTexts.WriteAsync(db, version, before, map, cancellationToken);
        db.Versions.Add(version);
    }

    /// <summary>A map that had a mistake before may keep it; nobody may add one.</summary>
    /// <exception cref="MendableException">A mistake was added.</exception>
    public static void KeepSound(JourneyMap? before, JourneyMap after)
    {
        if (before is not null && MapChecks.HasSoundCards(before, after))
        {
            return;
        }

        var errors = Errors(after).ToArray();
        var known = before is null || errors.Length == 0 ? [] : Errors(before).ToHashSet(StringComparer.Ordinal);
        var added = errors.Where(e => !known.Contains(e)).Take(5).ToArray();
        if (added.Length > 0)
        {
            throw new MendableException($"The map cannot be kept like this. {string.Join(' ', added)}");
        }
    }

    private static IEnumerable<string> Errors(JourneyMap map) => MapChecks.Problems(map).Where(p => p.Severity == ProblemSeverity.Error).Select(p => p.Message);
}
