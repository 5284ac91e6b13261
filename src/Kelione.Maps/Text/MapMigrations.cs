using System.Globalization;
using System.Text.Json.Nodes;

namespace Kelione.Maps.Text;

/// <summary>An upgrade of the document's form by one version.</summary>
/// <param name="From">The version that it takes; it gives the next.</param>
/// <param name="Text">What it does to the YAML form.</param>
/// <param name="Json">What it does to the JSON form, in place.</param>
internal sealed record MapMigration(int From, Func<TextMap, TextMap> Text, Action<JsonObject> Json);

/// <summary>
/// Brings documents of older forms to <see cref="JourneyMap.CurrentSchemaVersion"/> before they are read. A form without its version is read as the first one, with a warning. A newer form than this program knows is refused: half-read maps lose what
/// people wrote.
/// </summary>
internal static class MapMigrations
{
    /// <summary>The key of the version in YAML.</summary>
    public const string Key = "kelione";

    /// <summary>The key of the version in JSON.</summary>
    public const string JsonKey = "schema";

    /// <summary>The upgrades that there are. Version 1 is the first form: there is none yet.</summary>
    public static IReadOnlyList<MapMigration> All { get; } = [];

    /// <summary>The YAML form in the current version; null where its version is none that can be read (the log says so).</summary>
    public static TextMap? Upgrade(TextMap root, ReadingLog log, IReadOnlyList<MapMigration>? migrations = null, int current = JourneyMap.CurrentSchemaVersion)
    {
        var fields = new Fields(root, "a map", log);
        var stated = fields.Scalar(Key);
        if (stated is null)
        {
            log.Warn(root.Place, $"the first line ought to say which form the text has: '{Key}: {JourneyMap.CurrentSchemaVersion}'; it is read as the first form");
        }

        return Version(stated?.Value ?? "1", stated?.Place ?? root.Place, log, current) is { } version
            ? Needed(version, migrations, current).Aggregate(root, (map, m) => m.Text(map))
            : null;
    }

    /// <summary>Brings the JSON form to the current version, in place; false where its version is none that can be read (the log says so).</summary>
    public static bool Upgrade(JsonObject root, ReadingLog log, IReadOnlyList<MapMigration>? migrations = null, int current = JourneyMap.CurrentSchemaVersion)
    {
        var stated = root[JsonKey];
        if (stated is null)
        {
            log.Warn(default, $"the document ought to say which form it has: \"{JsonKey}\": {JourneyMap.CurrentSchemaVersion}; it is read as the first form");
        }

        if (Version(stated?.ToJsonString() ?? "1", default, log, current) is not { } version)
        {
            return false;
        }

        foreach (var migration in Needed(version, migrations, current))
        {
            migration.Json(root);
        }

        root[JsonKey] = current;
        return true;
    }

    private static IEnumerable<MapMigration> Needed(int version, IReadOnlyList<MapMigration>? migrations, int current) =>
        (migrations ?? All).Where(m => m.From >= version && m.From < current).OrderBy(m => m.From);

    private static int? Version(string stated, TextPlace place, ReadingLog log, int current)
    {
        if (!int.TryParse(stated, NumberStyles.None, CultureInfo.InvariantCulture, out var version) || version < 1)
        {
            log.Error(place, string.Create(CultureInfo.InvariantCulture, $"the form's version is a whole number from 1 to {current}, not '{Fields.Short(stated)}'"));
            return null;
        }

        if (version > current)
        {
            log.Error(place, string.Create(CultureInfo.InvariantCulture, $"this map has form {version}, and this program reads forms up to {current}: a newer Kelione wrote it; update Kelione to read it"));
            return null;
        }

        return version;
    }
}
