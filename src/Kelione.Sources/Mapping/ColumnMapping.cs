using System.Text.Json;
using System.Text.Json.Serialization;
using Kelione.Journeys;

namespace Kelione.Sources;

/// <summary>
/// Which column of a source gives which part of an event. Columns without a role stay as free attributes under their own names. Immutable; saved as JSON with a version.
/// </summary>
public sealed record ColumnMapping
{
    /// <summary>The role of the column with the time of the day, where date and time stand in two columns; the date then has the role <c>time</c>.</summary>
    public const string TimeOfDay = "timeOfDay";

    private const int CurrentVersion = 1;

    private static readonly JsonSerializerOptions Json = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        WriteIndented = true,
        ReadCommentHandling = JsonCommentHandling.Skip,
        AllowTrailingCommas = true,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>All roles that a column can have: the names of <see cref="EventFields"/> and <see cref="TimeOfDay"/>.</summary>
    public static IReadOnlyList<string> AllRoles { get; } =
        [EventFields.Customer, EventFields.Activity, EventFields.Time, TimeOfDay, .. EventFields.WellKnown, EventFields.Value, EventFields.EventId];

    /// <summary>The shape's version, 1.</summary>
    public int Version { get; init; } = CurrentVersion;

    /// <summary>Column by role.</summary>
    public IReadOnlyDictionary<string, string> Roles { get; init; } = None;

    /// <summary>Text that every event gets, by field: <c>activity</c>, a well-known field or a free attribute.</summary>
    public IReadOnlyDictionary<string, string> Constants { get; init; } = None;

    /// <summary>Columns that are not kept.</summary>
    public IReadOnlyList<string> Ignore { get; init; } = [];

    /// <summary>Columns without a role that hold moments of the event too, such as its start; kept as attributes in ISO form, in UTC.</summary>
    public IReadOnlyList<string> OtherTimes { get; init; } = [];

    /// <summary>Columns or roles whose values are replaced by a keyed hash.</summary>
    public IReadOnlyList<string> Hash { get; init; } = [];

    /// <summary>The zone of times without an offset; null for UTC.</summary>
    public string? Zone { get; init; }

    /// <summary>How the times are written; null to detect it.</summary>
    public TimeFormat? TimeFormat { get; init; }

    /// <summary>No entries.</summary>
    internal static IReadOnlyDictionary<string, string> None { get; } = new Dictionary<string, string>(StringComparer.Ordinal);

    /// <summary>The column of a role, or null.</summary>
    public string? ColumnOf(string role) => Roles.GetValueOrDefault(role);

    /// <summary>Reads a mapping file.</summary>
    /// <exception cref="SourceException">There is no such file, or it is no mapping.</exception>
    public static ColumnMapping Load(string path)
    {
        try
        {
            return Parse(File.ReadAllText(path), Path.GetFileName(path));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new SourceException($"{path}: the mapping file cannot be read ({e.Message}).", 0, e);
        }
    }

    /// <summary>Writes a mapping file, replacing what was there.</summary>
    /// <exception cref="SourceException">It cannot be written.</exception>
    public void Save(string path)
    {
        try
        {
            File.WriteAllText(path, ToJson() + "\n");
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new SourceException($"{path}: the mapping file cannot be written ({e.Message}).", 0, e);
        }
    }

    /// <summary>The mapping as JSON.</summary>
    public string ToJson() => JsonSerializer.Serialize(this, Json);

    /// <summary>Reads a mapping from JSON.</summary>
    /// <param name="json">The text.</param>
    /// <param name="name">What to call it in messages.</param>
    /// <exception cref="SourceException">It is no mapping, of a version not known, or names a role that does not exist.</exception>
    public static ColumnMapping Parse(string json, string name = "mapping")
    {
        ColumnMapping mapping;
        try
        {
            mapping = JsonSerializer.Deserialize<ColumnMapping>(json, Json) ?? throw new JsonException("it is empty");
        }
        catch (JsonException e)
        {
            throw new SourceException($"{name}: this is no mapping file: {e.Message}", (e.LineNumber ?? -1) + 1, e);
        }

        if (mapping.Version != CurrentVersion)
        {
            throw new SourceException(Invariant($"{name}: the mapping has version {mapping.Version}; this program reads version {CurrentVersion}."));
        }

        CheckRoles(mapping.Roles, name);
        return mapping;
    }

    internal static void CheckRoles(IReadOnlyDictionary<string, string> roles, string name)
    {
        foreach (var role in roles.Keys)
        {
            if (!AllRoles.Contains(role, StringComparer.Ordinal))
            {
                throw new SourceException($"{name}: '{role}' is no role of a column; there are: {string.Join(", ", AllRoles)}.");
            }
        }
    }
}
