using Kelione.Maps.Text;

namespace Kelione.Maps;

/// <summary>
/// The text form of maps (docs/using/maps-as-text.md). What is written is read back as the same map, order and ids kept; what people write by hand may leave ids out and use short forms. Pure: no file is touched.
/// </summary>
public static class MapYaml
{
    /// <summary>Reads a map.</summary>
    /// <param name="text">The text; at most 10 MB.</param>
    /// <param name="fileName">The file's name, for messages and as the last source of an id; may be empty.</param>
    /// <returns>The map, or what is wrong with the text, all of it with line and column. Nothing is thrown for what a text contains.</returns>
    public static MapTextReading Read(string text, string fileName = "") => Read(text, fileName, MapMigrations.All, JourneyMap.CurrentSchemaVersion);

    /// <summary>Writes a map so that a person can read and change it.</summary>
    /// <param name="map">The map; it may have mistakes, which are written as they are.</param>
    /// <returns>The text, ending in a newline, lines parted by <c>\n</c>.</returns>
    public static string Write(JourneyMap map) => YamlEmitter.Write(MapTextWriter.Write(map));

    internal static MapTextReading Read(string text, string fileName, IReadOnlyList<MapMigration> migrations, int current)
    {
        var log = new ReadingLog(fileName);
        JourneyMap? map = null;
        try
        {
            var root = YamlTree.Read(text);
            if (root is TextMap map1)
            {
                root = MapMigrations.Upgrade(map1, log, migrations, current);
            }

            map = root is null ? null : MapTextReader.Read(root, log, Stem(fileName));
        }
        catch (TextFormException e)
        {
            log.Error(e.Place, e.Message);
        }

        return new(log.HasErrors ? null : map, log.Problems);
    }

    internal static string Stem(string fileName)
    {
        var name = fileName[(fileName.LastIndexOfAny(['/', '\\']) + 1)..];
        var dot = name.IndexOf('.', StringComparison.Ordinal);
        return dot > 0 ? name[..dot] : name;
    }
}
