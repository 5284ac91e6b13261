using System.CommandLine;
using System.Globalization;
using Kelione.Maps;
using Kelione.Workspace;

namespace Kelione.CommandLine.Commands.Maps;

/// <summary>Where commands take maps from: the library, by <c>id</c> or <c>id@version</c>, or a file.</summary>
internal static class MapSources
{
    /// <summary>The library of the workspace that was asked for.</summary>
    public static MapLibrary Library(this Session session) => new(session.Folder, session.Surroundings.Time);

    /// <summary>Who makes changes: the option, else the environment, else the user's name there.</summary>
    public static string Author(this Session session, Option<string?> author) =>
        session.Parse.GetValue(author) ?? session.Surroundings.Variable("KELIONE_AUTHOR") ?? session.Surroundings.Variable("USER") ?? session.Surroundings.Variable("USERNAME") ?? "";

    /// <summary>The option of <see cref="Author"/>.</summary>
    public static Option<string?> AuthorOption() => Args.Text("--author", "Who makes the change [default: $KELIONE_AUTHOR, else your user name]", "NAME");

    /// <summary>The option that says what a change is for.</summary>
    public static Option<string?> LabelOption() => Args.Text("--label", "What the change is for, for the history", "TEXT");

    /// <summary>The argument that names a map of the library.</summary>
    public static Argument<string> IdArgument(string help = "The map's id") => new("ID") { Description = help };

    /// <summary>Takes <c>phone@3</c> apart.</summary>
    /// <exception cref="MendableException">What stands after the @ is no version.</exception>
    public static (string Id, int? Version) Parse(string reference)
    {
        var at = reference.LastIndexOf('@');
        if (at < 0)
        {
            return (reference, null);
        }

        return int.TryParse(reference[(at + 1)..], NumberStyles.None, CultureInfo.InvariantCulture, out var version)
            ? (reference[..at], version)
            : throw new MendableException($"'{reference}': after the @ stands the number of a version, as in phone@3.");
    }

    /// <summary>The id of a map where a version has no meaning.</summary>
    /// <param name="reference">What was typed.</param>
    /// <param name="why">Why a version has none, in a sentence.</param>
    /// <exception cref="MendableException">A version was named.</exception>
    public static string IdAlone(string reference, string why) => Parse(reference) is { Version: null, Id: var id }
        ? id
        : throw new MendableException($"'{reference}' names a version. {why} Write '{Parse(reference).Id}'.");

    /// <summary>The id of a map that is to be changed.</summary>
    /// <exception cref="MendableException">A version was named: only the latest can be changed.</exception>
    public static string IdToChange(string reference) => IdAlone(reference, $"Changes are made to the latest version; an earlier one comes back by: kelione map restore {reference}.");

    /// <summary>A map of the library, or of a file.</summary>
    /// <exception cref="MendableException">There is none, or the file is no map.</exception>
    public static async Task<JourneyMap> LoadAsync(this MapLibrary library, string reference, CancellationToken cancellationToken)
    {
        if (IsFile(reference))
        {
            return MapFile.Read(reference).Map;
        }

        var (id, version) = Parse(reference);
        return (await library.GetAsync(id, version, cancellationToken)).Map;
    }

    /// <summary>The newest kept measurement of what a reference names, of that very version where it names one; null for a file, or where there is none.</summary>
    public static async Task<MapMeasurement?> MeasurementAsync(this MapLibrary library, string reference, CancellationToken cancellationToken)
    {
        if (IsFile(reference))
        {
            return null;
        }

        var (id, version) = Parse(reference);
        var kept = (await library.MeasurementsAsync(id, cancellationToken)).FirstOrDefault(m => version is null || m.MapVersion == version);
        return kept is null ? null : await library.GetMeasurementAsync(id, kept.Snapshot, cancellationToken);
    }

    /// <summary>Whether a reference names a file: ids have neither dots nor slashes.</summary>
    public static bool IsFile(string reference) => reference.Contains('.', StringComparison.Ordinal) || reference.Contains('/', StringComparison.Ordinal) || reference.Contains('\\', StringComparison.Ordinal);
}
