using Kelione.Maps;
using Kelione.Sources;
using Kelione.Workspace;

namespace Kelione.CommandLine.Commands.Maps;

/// <summary>A map in a file.</summary>
/// <param name="Map">The map.</param>
/// <param name="Text">The file's text.</param>
/// <param name="Warnings">What is not quite right in it.</param>
internal sealed record MapFile(JourneyMap Map, string Text, IReadOnlyList<MapTextProblem> Warnings)
{
    private const long Largest = 40L * 1024 * 1024;

    /// <summary>Reads a file; its name says in which form it is.</summary>
    /// <exception cref="MendableException">It cannot be read or is no map; every mistake is told with its line.</exception>
    public static MapFile Read(string path)
    {
        if (Path.GetExtension(path).ToLowerInvariant() is ".csv" or ".xlsx")
        {
            return BoardFile.TryRead(new SourceFile(path)) is { } board
                ? new(board.Map, "", [])
                : throw new MendableException($"'{path}' is no table of a map: its first row holds the stages, its first column the names of lanes (Actions, Touchpoints, Emotions…).");
        }

        var (reading, text) = Look(path);
        return reading.Map is { } map
            ? new(map, text, reading.Problems)
            : throw new MendableException($"'{path}' is not a map that can be read:\n{string.Join('\n', reading.Problems.Select(p => "  " + p))}");
    }

    /// <summary>Reads a file and gives what is wrong with it.</summary>
    /// <exception cref="MendableException">There is no such file, or it is of no known form.</exception>
    public static (MapTextReading Reading, string Text) Look(string path)
    {
        var read = Reader(path);
        if (!File.Exists(path))
        {
            throw new MendableException($"There is no file '{path}'.");
        }

        if (new FileInfo(path).Length > Largest)
        {
            throw new MendableException($"'{path}' is larger than any map. Is it the right file?");
        }

        var text = UserFile.Try(path, () => File.ReadAllText(path));
        return (read(text, path), text);
    }

    /// <summary>Writes a map; what stood there before is kept until the new text is whole.</summary>
    public static Task WriteAsync(string path, JourneyMap map, bool isJson) => OutputFile.WriteTextAsync(path, isJson ? MapJson.Write(map, isIndented: true) + "\n" : MapYaml.Write(map));

    /// <summary>Whether a file's name says that it is JSON.</summary>
    public static bool IsJson(string path) => Path.GetExtension(path).Equals(".json", StringComparison.OrdinalIgnoreCase);

    private static Func<string, string, MapTextReading> Reader(string path) => Path.GetExtension(path).ToLowerInvariant() switch
    {
        ".yaml" or ".yml" => MapYaml.Read,
        ".json" => MapJson.Read,
        ".mmd" or ".mermaid" => MapMermaid.Read,
        _ => throw new MendableException($"'{path}' does not say in which form it is. Maps are read from .yaml, .json and .mmd (Mermaid journey)."),
    };
}
