using System.CommandLine;
using Kelione.CommandLine.Commands.Maps;
using Kelione.Maps;
using Kelione.Workspace;

namespace Kelione.CommandLine.Commands.Publishing;

/// <summary>What the commands that publish a map have in common: which map, which measurement, which file, which language.</summary>
internal sealed class MapOutputOptions
{
    /// <summary>Makes them.</summary>
    /// <param name="endings">Which endings the file may have, in words.</param>
    public MapOutputOptions(string endings) => File = Args.Text("--output", $"Where to: a name that ends in {endings}", "FILE", "-o");

    /// <summary>The map.</summary>
    public Argument<string> Map { get; } = new("MAP") { Description = "The id of the map, or id@version" };

    /// <summary>The file.</summary>
    public Option<string?> File { get; }

    /// <summary>The language of the fixed words.</summary>
    public Option<string?> Language { get; } = Args.Option<string?>("--language", "The language of fixed words, numbers and dates: en, ru, zh, pl, lt [default: the map's]", ReadLanguage, "LANG");

    /// <summary>Which measurement.</summary>
    public Option<string?> Snapshot { get; } = Args.Text("--snapshot", "The measurement to show, by its id [default: the latest, of id@version the latest of that version]", "ID");

    /// <summary>No measurement.</summary>
    public Option<bool> Unmeasured { get; } = Args.Flag("--unmeasured", "Show only what people drew, without any measurement");

    /// <summary>Puts them on a command.</summary>
    public void AddTo(Command command)
    {
        command.Arguments.Add(Map);
        command.Options.Add(File);
        command.Options.Add(Language);
        command.Options.Add(Snapshot);
        command.Options.Add(Unmeasured);
    }

    /// <summary>The map and measurement asked for.</summary>
    /// <exception cref="MendableException">There is no such map or snapshot.</exception>
    public async Task<(StoredMap Stored, MapMeasurement? Measurement)> FindAsync(Session session, CancellationToken cancellationToken)
    {
        var reference = session.Parse.GetRequiredValue(Map);
        if (session.Parse.GetValue(Unmeasured))
        {
            var (id, version) = MapSources.Parse(reference);
            return (await session.Library().GetAsync(id, version, cancellationToken), null);
        }

        var found = await MeasuredMap.FindAsync(session, reference, session.Parse.GetValue(Snapshot), cancellationToken);
        return (found.Stored, found.Measurement);
    }

    /// <summary>The full path of the file.</summary>
    /// <exception cref="MendableException">None was given.</exception>
    public string Path(Session session, string example) => session.Parse.GetValue(File) is { } path
        ? System.IO.Path.GetFullPath(path)
        : throw new MendableException($"Say where to write it, for example: -o {example}");

    private static string? ReadLanguage(string text) => text.Split('-')[0].ToLowerInvariant() is "en" or "ru" or "zh" or "pl" or "lt"
        ? text
        : throw new FormatException($"'{text}' is none of en, ru, zh, pl, lt.");
}
